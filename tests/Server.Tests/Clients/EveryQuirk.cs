using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Server.Tests.Clients;

/// <summary>A quirk is accepted where it is allowed, and told; where it is not, it is refused with a sentence that says what to send.</summary>
[Spec("T-01", "T-02", "T-03", "T-05", "T-06", "T-07", "T-08", "T-09", "T-10", "T-11", "T-12", "T-13", "T-15", "T-18", "T-19")]
[Spec("T-20", "T-22", "T-23", "T-24", "T-25", "T-27", "T-32", "T-33")]
[Spec("IP-05", "IP-08", "IP-12", "IP-14", "IP-16")]
public sealed class EveryQuirk(RunningServer server)
{
    public static TheoryData<string> Names => [.. Quirks.All.Select(quirk => quirk.Name)];

    [Fact]
    public void Has_a_case_and_a_requirement()
    {
        var spec = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "spec.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1]).ToHashSet();

        Assert.Equal(Quirks.All.Select(quirk => quirk.Name).Order(), QuirkCases.All.Select(one => one.Quirk).Order());
        Assert.All(Quirks.All, quirk =>
        {
            Assert.NotEmpty(quirk.Requirements);
            Assert.All(quirk.Requirements, id => Assert.Contains(id, spec));
            Assert.EndsWith(".", quirk.Sentence, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_accepted_where_it_is_allowed_and_the_log_says_so(string quirk)
    {
        var (workspace, one, answer) = await SendAsync(quirk, isAllowed: true);

        Assert.True(answer.Status is 200 or 201, answer.Text);
        Assert.Contains(one.Shows, answer.Text, StringComparison.Ordinal);
        if (one.Hides is { } hidden)
            Assert.DoesNotContain(hidden, answer.Text, StringComparison.Ordinal);
        var notes = (await workspace.LineOfAsync(answer)).Notes;
        var note = Assert.Single(notes, note => note.StartsWith($"{quirk}: ", StringComparison.Ordinal));
        Assert.EndsWith(".", note, StringComparison.Ordinal);
        Assert.DoesNotContain("_", string.Concat(notes.Where(other => other != note && !one.Beside.Any(beside => other.StartsWith(beside, StringComparison.Ordinal)))), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_refused_where_it_is_not(string quirk)
    {
        var (_, one, answer) = await SendAsync(quirk, isAllowed: false);

        if (one.Otherwise is { } instead)
        {
            Assert.Equal(200, answer.Status);
            Assert.Contains(instead, answer.Text, StringComparison.Ordinal);
        }
        else
        {
            answer.AssertScimError(one.Refused, one.ScimType);
            Assert.EndsWith(".", (string)answer["detail"]!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_accepted_of_a_client_of_whom_nothing_is_known_unless_the_rfc_has_it_otherwise(string quirk)
    {
        var one = Case(quirk);
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);

        var answer = await SendAsync(workspace, one);

        Assert.Equal(!Quirks.Find(quirk)!.Conflicts, answer.Status < 300);
    }

    private async Task<(TestWorkspace Workspace, QuirkCase Case, Answer Answer)> SendAsync(string quirk, bool isAllowed)
    {
        var one = Case(quirk);
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc, client: "strict");
        var switches = one.Beside.Append(quirk).ToDictionary(name => name, name => (bool?)(isAllowed || name != quirk), StringComparer.Ordinal);
        await new ChangeConnection(server.Directories).RunAsync(
            workspace.Owner, (await workspace.ConnectionAsync()).Id, new ConnectionChange(Quirks: switches), CancellationToken.None);
        return (workspace, one, await SendAsync(workspace, one));
    }

    private static async Task<Answer> SendAsync(TestWorkspace workspace, QuirkCase one)
    {
        var user = await workspace.GivenUserAsync($$"""{ "schemas": ["{{Urns.User}}"], "userName": "there@example.com"{{one.Given}} }""");
        var group = await workspace.PostAsync("/Groups", $$"""
            { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "team", "members": [{ "value": "{{user}}" }] }
            """);
        var (path, body) = (Filled(one.Path), one.Body is null ? null : Filled(one.Body));
        return await workspace.SendAsync(one.Method, path, body, one.Adjust);

        string Filled(string text) => text.Replace("{user}", user, StringComparison.Ordinal).Replace("{group}", (string)group["id"]!, StringComparison.Ordinal);
    }

    private static QuirkCase Case(string quirk) => QuirkCases.All.Single(one => one.Quirk == quirk);
}
