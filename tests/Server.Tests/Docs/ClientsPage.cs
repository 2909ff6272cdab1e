using Rolecall.Domain.Clients;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Server.Tests.Docs;

/// <summary>docs/clients.md has every profile and every quirk, as they are.</summary>
public sealed class ClientsPage
{
    private static readonly Page Clients = new("clients.md");

    [Fact]
    public void Every_quirk_is_in_the_table_with_its_sentence() => Assert.Equal(
        Quirks.All.Select(quirk => (
            quirk.Name, Word(quirk.Place), quirk.Sentence, quirk.Conflicts ? "those that need it" : "all but strict", string.Join(' ', quirk.Requirements))),
        Clients.Table("quirk").Select(row => (row[0], row[1], row[2], row[3], row[4])));

    [Fact]
    public void Every_profile_is_in_the_table_with_what_it_allows() => Assert.Equal(
        ClientProfiles.All.Select(profile => (profile.Name, profile.Title, profile.Client, Allowed(profile))),
        Clients.Table("profile").Select(row => (row[0], row[1], row[2], row[3].Replace("`", "", StringComparison.Ordinal))));

    private static string Allowed(ClientProfile profile) => profile.Quirks.Count == 0
        ? "nothing"
        : string.Join(", ", Quirks.All.Where(quirk => quirk.Conflicts && profile.Quirks.Contains(quirk)).Select(quirk => quirk.Name).Prepend("the usual"));

    private static string Word(QuirkPlace place) => place switch
    {
        QuirkPlace.Request => "request",
        QuirkPlace.Body => "body",
        QuirkPlace.Patch => "patch",
        QuirkPlace.Filter => "filter",
    };
}
