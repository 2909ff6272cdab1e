using System.Collections.Concurrent;
using Rolecall.Domain;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>What is kept in memory is only good as long as the store says so: before a writer is answered, everyone has been told.</summary>
[Spec("R-18"), Spec("M9")]
public abstract class ChangesContract : StoreContract
{
    private readonly ConcurrentQueue<Change> heard = new();

    [Fact]
    public async Task A_change_of_settings_is_told_before_its_writer_is_answered()
    {
        Listen();

        await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));

        Assert.Contains(new Change(Ours.Id, null), heard);
    }

    [Fact]
    public async Task Who_has_a_key_and_loses_access_is_named()
    {
        var ada = await AddAsync("ada");
        await ChangeWorkspaceAsync(_ => WithKey(ada.Member.Number));
        Listen();

        await SetActiveAsync(ada.Member.Number, false);

        Assert.Contains(heard, change => change.Workspace == Ours.Id && (change.Member is null || change.Member == ada.Member.Number));
    }

    [Fact]
    public async Task What_no_one_keeps_is_not_told()
    {
        var ada = await AddAsync("ada");
        Listen();

        await SetActiveAsync(ada.Member.Number, false);
        await ChangeWorkspaceAsync(_ => new WorkspaceCommit<int>(new WorkspaceCommit(), 1));

        Assert.DoesNotContain(heard, change => change.Workspace == Ours.Id);
    }

    private void Listen() => Changes.Subscribe(heard.Enqueue);

    private WorkspaceCommit<int> WithKey(MemberNumber member) => new(
        new WorkspaceCommit
        {
            Credentials = [Founded.NewCredential(Ours.Id, TokenKind.Personal, Clock.GetUtcNow(), member: member)],
            Audit = [new Domain.Auditing.AuditFact("key.issued", $"member:{member}", "{}")],
        },
        1);
}
