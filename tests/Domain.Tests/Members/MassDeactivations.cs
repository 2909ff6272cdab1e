using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Members;

/// <summary>Design §5, mass_deactivation: more than 20 % and at least 10 people within an hour.</summary>
public sealed class MassDeactivations
{
    private const string Deactivate = """[{ "op": "replace", "value": { "active": false } }]""";
    private readonly OnePerson person = new();

    [Theory, Spec("I-15")]
    [InlineData(8, 12, false)] // the ninth person
    [InlineData(9, 41, false)] // ten of fifty are 20 %, not more
    [InlineData(9, 40, true)]
    [InlineData(10, 30, false)] // reported already
    public async Task Under_warn_the_one_that_crosses_the_line_is_reported(int before, int active, bool isReported)
    {
        await AskAsync(MassDeactivation.Warn, before, active);

        await person.PatchAsync(Deactivate);

        Assert.False(person.Member.Active);
        Assert.Equal(isReported, person.Events.Contains("provisioning.mass_deactivation"));
    }

    [Fact, Spec("I-15")]
    public async Task Under_hold_further_ones_wait_until_an_owner_releases_them()
    {
        await AskAsync(MassDeactivation.Hold, before: 9, active: 20);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => person.PatchAsync(Deactivate));
        Assert.Equal(Refusal.Held, refusal.Refusal);
        Assert.Equal(TimeSpan.FromMinutes(10), refusal.RetryAfter);
        Assert.Contains(person.Audit, fact => fact.Action == "provisioning.refused");

        person.ReleasedUntil = DateTimeOffset.MaxValue;
        await person.PatchAsync(Deactivate);
        Assert.False(person.Member.Active);
    }

    [Fact]
    public async Task Under_hold_a_single_person_is_never_held()
    {
        await AskAsync(MassDeactivation.Hold, before: 0, active: 1);

        await person.PatchAsync(Deactivate);

        Assert.False(person.Member.Active);
    }

    private async Task AskAsync(MassDeactivation policy, int before, int active)
    {
        person.Behaviour = person.Behaviour with { MassDeactivation = policy };
        await person.PostAsync("""{ "userName": "ann" }""");
        person.DeactivatedBefore = before;
        person.ActiveMembers = active;
    }
}
