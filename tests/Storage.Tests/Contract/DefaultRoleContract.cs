using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Tests.Contract;

public abstract class DefaultRoleContract : StoreContract
{
    [Fact]
    public async Task Another_default_role_reaches_everyone_without_a_grant_and_nobody_else()
    {
        var granted = await AddAsync("granted");
        await ChangeAsync(granted.Member.Number, state => state with
        {
            Member = state.Member with { Version = 2 },
            Grants = [new Grant(GrantSource.Manual, RoleRef.Of(BuiltInRole.Member), null, 7, "member:1", "request-1", Clock.GetUtcNow())],
        });
        var plain = await AddAsync("plain");
        var events = (await Directory.ReadEventsAsync(1, 100, Ct)).Count;

        await ChangeWorkspaceAsync(context => new WorkspaceCommit<bool>(
            new WorkspaceCommit
            {
                Workspace = context.Workspace with { Behaviour = context.Workspace.Behaviour with { DefaultRole = BuiltInRole.Guest } },
                Audit = [WorkspaceCommits.Fact],
            },
            true));

        Assert.Equal(BuiltInRole.Guest, (await Directory.FindMemberAsync(plain.Member.Number, Ct))!.Member.Role.BuiltIn);
        Assert.Equal(2, (await Directory.FindMemberAsync(plain.Member.Number, Ct))!.Member.Version);
        Assert.Equal(BuiltInRole.Member, (await Directory.FindMemberAsync(granted.Member.Number, Ct))!.Member.Role.BuiltIn);
        var owner = (await Directory.ReadWorkspaceAsync(Ct)).Workspace.Owner;
        Assert.Equal(BuiltInRole.Owner, (await Directory.FindMemberAsync(owner, Ct))!.Member.Role.BuiltIn);
        var told = Assert.Single(await Directory.ReadEventsAsync(events + 1, 100, Ct));
        Assert.Equal($"member:{plain.Member.Number}", told.Event.Subject);
    }
}
