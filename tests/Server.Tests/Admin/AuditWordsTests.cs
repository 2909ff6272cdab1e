using Rolecall.Domain.Auditing;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Admin;
using Rolecall.Server.Pages;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Tests.Admin;

/// <summary>What the audit says to people.</summary>
public sealed class AuditWordsTests(RunningServer server)
{
    private static readonly string[] Subjects =
        ["account", "connection", "credential", "group", "member", "provisioning", "role", "session", "sso", "workspace"];

    [Theory]
    [InlineData("session.started", "{}", "sign-in:1", "Ada signed in.", "through Okta")]
    [InlineData("session.started", "{}", "owner-link:abc", "Ada signed in.", "by an owner's link")]
    [InlineData("session.ended", "{}", "browser", "Ada signed out.", "in a browser")]
    [InlineData("account.changed", """{"what":"password"}""", "browser", "Ada changed their password.", "in a browser")]
    [InlineData("account.changed", """{"what":"second_factor"}""", "browser", "Ada changed their second factor.", "in a browser")]
    [InlineData("account.linked", """{"by":"mailed_link"}""", "browser", "Ada proved an e-mail address and has a password now.", "in a browser")]
    [InlineData("member.deactivated", "{}", "operator", "Ada lost access.", "the operator")]
    public async Task Tells_who_did_what_in_a_sentence(string action, string detail, string by, string sentence, string hand)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var view = await workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken);
        var item = Item(action, detail, by == "sign-in:1" ? $"sign-in:{view.Connections[0].Id}" : by, view);

        Assert.Equal((sentence, hand), (item.Sentence, item.By));
    }

    [Fact]
    public async Task No_action_of_the_domain_is_without_one()
    {
        var view = await (await server.GivenWorkspaceAsync()).Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken);
        var actions = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Domain"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadAllText(file).Split('"'))
            .Where(text => text.Split('.') is [var subject, [>= 'a' and <= 'z', ..]] && Subjects.Contains(subject) && !text.EndsWith(".manage", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).ToList();

        Assert.True(actions.Count >= 40, "The actions are not found any more where they were.");
        Assert.All(actions, action => Assert.DoesNotContain(
            $"{action.Split('.')[0]}: ", Item(action, """{"name":"Designer"}""", "operator", view).Sentence, StringComparison.Ordinal));
    }

    private TimelineItem Item(string action, string detail, string by, WorkspaceView view)
    {
        var now = server.Clock.GetUtcNow();
        var shell = new Shell(view.Workspace.Id.Value, "Acme", "Olivia", null, "Owner", [], [], new Csrf("", ""), now);
        return AuditWords.Of(
            new AuditEntry(1, now, by, null, "test", new AuditFact(action, "member:2", detail), default), shell, view,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["member:2"] = "Ada" });
    }
}
