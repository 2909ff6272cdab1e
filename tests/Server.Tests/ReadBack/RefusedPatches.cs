using System.Globalization;
using CsCheck;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.Malformed;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>RFC 7644 §3.5.2: a PATCH is atomic. Neither its resource nor anything else is another after one that was refused.</summary>
public sealed class RefusedPatches(RunningServer server)
{
    private static readonly int Count = Counts.Of("ROLECALL_PATCHES", 600);

    [Theory, Spec("P-3.5.2-13", "T-03")]
    [InlineData(ProfileUpdates.Full)]
    [InlineData(ProfileUpdates.RoleOnly)]
    public async Task One_of_a_user_changes_nothing(ProfileUpdates policy)
    {
        var workspace = await GivenAsync(policy);
        await workspace.GivenUserAsync("""{ "userName": "other" }""");
        var id = await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com"));

        await ChangeNothingAsync(workspace, $"/Users/{id}", RandomPatches.OfUser, patch => patch);
    }

    [Fact, Spec("P-3.5.2-13", "T-03")]
    public async Task One_of_a_group_changes_nothing()
    {
        var workspace = await GivenAsync(ProfileUpdates.Full);
        var people = new List<string>();
        for (var i = 0; i < 4; i++)
            people.Add(await workspace.GivenUserAsync($$"""{ "userName": "user{{i}}" }"""));
        await workspace.PostAsync("/Groups", """{ "displayName": "taken" }""");
        var group = await workspace.PostAsync("/Groups", $$"""{ "displayName": "ours", "members": [{ "value": "{{people[0]}}" }] }""");

        await ChangeNothingAsync(workspace, $"/Groups/{group["id"]}", RandomPatches.OfGroup, patch => people
            .Select((id, i) => (Id: id, Place: i.ToString(CultureInfo.InvariantCulture)))
            .Aggregate(patch, (filled, one) => filled.Replace($"{{{one.Place}}}", one.Id, StringComparison.Ordinal)));
    }

    private Task<TestWorkspace> GivenAsync(ProfileUpdates policy) =>
        server.GivenWorkspaceAsync(Presets.Documented with { ProfileUpdates = policy });

    private async Task ChangeNothingAsync(TestWorkspace workspace, string path, Gen<string> patches, Func<string, string> fill)
    {
        using var digest = new DirectoryDigest(server, workspace);
        var refused = 0;
        await patches.SampleAsync(
            async patch =>
            {
                var before = digest.Read();
                var answer = await workspace.PatchAsync(path, fill(patch));
                if (answer.Status == 200)
                {
                    Assert.Equal(answer.Text, (await workspace.GetAsync(path)).Text);
                    return;
                }

                Interlocked.Increment(ref refused);
                answer.AssertScimError(answer.Status, (string?)answer["scimType"]);
                Assert.InRange(answer.Status, 400, 499);
                Assert.Equal(before, digest.Read());
            },
            iter: Count,
            threads: 1);
        Assert.InRange(refused, Count / 4, Count * 3 / 4);
    }
}
