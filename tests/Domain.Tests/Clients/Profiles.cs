using Rolecall.Domain.Clients;
using Rolecall.Domain.Connections;
using Rolecall.Scim;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Tests.Clients;

/// <summary>What each profile allows (design §5): what contradicts the RFC only to the client that needs it, nothing to a strict one.</summary>
[Spec("T-34")]
public sealed class Profiles
{
    private static readonly Connection Okta = new(
        new ConnectionId(1), "Okta", ConnectionState.Enabled, Proven: true, new OidcProvider(new Uri("https://idp.example"), "c"), [], DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_client_of_whom_nothing_is_known_is_allowed_what_the_rfc_leaves_open()
    {
        Assert.Equal("generic", Okta.Client);
        Assert.All(Quirks.All, quirk => Assert.Equal(!quirk.Conflicts, ClientProfiles.AllowanceOf(Okta).Has(quirk)));
    }

    [Fact]
    public void A_strict_client_is_allowed_nothing()
    {
        var strict = ClientProfiles.AllowanceOf(Okta with { Client = "strict" });

        Assert.True(strict.IsStrict);
        Assert.All(Quirks.All, quirk => Assert.False(strict.Has(quirk)));
    }

    [Fact]
    public void Every_other_profile_begins_with_what_all_are_allowed() =>
        Assert.All(ClientProfiles.All.Where(profile => profile.Name != "strict"), profile => Assert.True(profile.Quirks.IsSupersetOf(Quirks.Usual)));

    [Fact]
    public void Every_profile_says_who_it_is_and_its_signs_exist() => Assert.All(ClientProfiles.All, profile =>
    {
        Assert.Equal(profile, ClientProfiles.Find(profile.Name));
        Assert.NotEmpty(profile.Title);
        Assert.EndsWith(".", profile.Client, StringComparison.Ordinal);
        Assert.All(profile.Signs, sign => Assert.NotNull(Signs.Find(sign)));
    });

    [Fact]
    public void A_quirk_can_be_switched_either_way()
    {
        var connection = Okta with
        {
            Quirks = new Dictionary<string, bool>(StringComparer.Ordinal) { ["string_booleans"] = false, ["replace_creates_element"] = true, ["gone"] = true },
        };

        var allowance = ClientProfiles.AllowanceOf(connection);

        Assert.False(allowance.Has(Quirks.StringBooleans));
        Assert.True(allowance.Has(Quirks.ReplaceCreatesElement));
        Assert.True(allowance.Has(Quirks.PathlessPatch));
    }

    [Fact]
    public void A_profile_that_there_is_no_more_counts_as_the_usual_one() =>
        Assert.True(ClientProfiles.AllowanceOf(Okta with { Client = "gone" }).Has(Quirks.PathlessPatch));

    [Fact]
    public void A_founding_names_a_profile_that_there_is()
    {
        var refused = Assert.Throws<RefusedException>(() => ClientProfiles.Check("workday"));

        Assert.Equal(Refusal.InvalidValue, refused.Refusal);
        Assert.Contains("entra-compliant", refused.Message, StringComparison.Ordinal);
    }
}
