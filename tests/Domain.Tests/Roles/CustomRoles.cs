using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Roles;

public sealed class CustomRoles
{
    private static readonly Dictionary<string, bool> Nothing = [];

    private readonly SmallWorkspace workspace = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_keeps_what_differs_and_shows_what_follows()
    {
        var made = await CreateAsync("Reviewer", BuiltInRole.Guest, new() { ["content.edit"] = true, ["content.view"] = true });

        Assert.Equal(["content.edit"], made.Role.Permissions.Keys);
        var effective = Permissions.Effective(made.Role);
        Assert.True(effective["content.edit"] && effective["content.view"]);
        Assert.False(effective["content.delete"]);
        Assert.Equal(["role.created"], workspace.Audit.Select(fact => fact.Action));
        Assert.Equal(["role.created"], workspace.Events);
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("limited member")]
    [InlineData("LIMITED-MEMBER")]
    [InlineData("ｏｗｎｅｒ")]
    [InlineData("12345")]
    [InlineData(" spaced")]
    [InlineData("")]
    public async Task A_name_that_means_something_else_is_refused(string name) =>
        await Refused.ExpectAsync(Refusal.InvalidValue, () => CreateAsync(name, BuiltInRole.Member, Nothing));

    [Fact]
    public async Task A_name_may_have_100_characters_and_no_more()
    {
        Assert.Equal(100, (await CreateAsync(new string('a', 100), BuiltInRole.Member, Nothing)).Role.Name.Length);
        await Refused.ExpectAsync(Refusal.InvalidValue, () => CreateAsync(new string('a', 101), BuiltInRole.Member, Nothing));
    }

    [Fact]
    public async Task Two_roles_cannot_have_one_name_whatever_its_case()
    {
        await CreateAsync("Reviewer", BuiltInRole.Member, Nothing);

        await Refused.ExpectAsync(Refusal.Uniqueness, () => CreateAsync("REVIEWER", BuiltInRole.Member, Nothing));
    }

    [Fact]
    public async Task No_role_inherits_owner() =>
        await Refused.ExpectAsync(Refusal.InvalidValue, () => CreateAsync("Second owner", BuiltInRole.Owner, Nothing));

    [Fact]
    public async Task Unknown_permissions_and_those_above_the_role_are_refused_by_name()
    {
        var unknown = await Refused.ExpectAsync(
            Refusal.InvalidValue, () => CreateAsync("A", BuiltInRole.Member, new() { ["fly"] = true }));
        Assert.Contains("'fly'", unknown, StringComparison.Ordinal);
        var above = await Refused.ExpectAsync(
            Refusal.InvalidValue, () => CreateAsync("A", BuiltInRole.Member, new() { ["roles.manage"] = true }));
        Assert.Contains("admin", above, StringComparison.Ordinal);
    }

    [Fact, Spec("R-22")]
    public async Task Only_the_owner_and_those_the_owner_delegated_to_make_roles()
    {
        var create = new CreateRole(workspace, workspace.Clock);
        var maker = workspace.AddRole("Role maker", BuiltInRole.Admin, "roles.manage");
        var admin = workspace.Calls(workspace.Add(BuiltInRole.Admin));
        var delegated = workspace.Calls(workspace.Add(RoleRef.Of(maker)));

        await Refused.ExpectAsync(Refusal.Forbidden, () => create.RunAsync(admin, "A", BuiltInRole.Guest, Nothing, Ct));
        await Refused.ExpectAsync(Refusal.Forbidden, () => create.RunAsync(workspace.AppCalls, "A", BuiltInRole.Guest, Nothing, Ct));
        Assert.NotNull(await create.RunAsync(delegated, "A", BuiltInRole.Admin, Nothing, Ct));
    }

    [Fact, Spec("R-22")]
    public async Task A_role_cannot_exceed_its_maker()
    {
        var maker = workspace.AddRole("Role maker", BuiltInRole.Admin, ["roles.manage"], ["billing.manage"]);
        var delegated = workspace.Calls(workspace.Add(RoleRef.Of(maker)));

        await Refused.ExpectAsync(Refusal.Forbidden, () => new CreateRole(workspace, workspace.Clock)
            .RunAsync(delegated, "Payer", BuiltInRole.Admin, Nothing, Ct));
        await Refused.ExpectAsync(Refusal.Forbidden, () => new ChangeRole(workspace)
            .RunAsync(delegated, maker, new RoleChange(null, null, new Dictionary<string, bool> { ["billing.manage"] = true }), Ct));
    }

    [Fact, Spec("M11")]
    public async Task A_renamed_role_keeps_its_id_and_remembers_its_former_name()
    {
        var made = await CreateAsync("Reviewer", BuiltInRole.Member, Nothing);

        var renamed = await ChangeAsync(made.Role.Id, new RoleChange("Critic", null, null));
        Assert.Equal((made.Role.Id, "Critic"), (renamed.Role.Id, renamed.Role.Name));
        Assert.Equal(["Reviewer"], renamed.Role.FormerNames);

        var back = await ChangeAsync(made.Role.Id, new RoleChange("reviewer", null, null));
        Assert.Equal(["Critic"], back.Role.FormerNames);
    }

    [Fact]
    public async Task Taking_a_name_frees_it_from_other_roles_former_names()
    {
        var made = await CreateAsync("Reviewer", BuiltInRole.Member, Nothing);
        await ChangeAsync(made.Role.Id, new RoleChange("Critic", null, null));

        var taker = await CreateAsync("REVIEWER", BuiltInRole.Guest, Nothing);

        Assert.Empty(workspace.Role(made.Role.Id).FormerNames);
        Assert.Equal(taker.Role.Id, new RoleBook(workspace.Roles).FindByName("reviewer", RenamedRoles.Alias)!.Id);
    }

    [Fact]
    public async Task A_change_to_what_is_there_is_no_change()
    {
        var made = await CreateAsync("Reviewer", BuiltInRole.Member, Nothing);

        await ChangeAsync(made.Role.Id, new RoleChange("Reviewer", BuiltInRole.Member, new Dictionary<string, bool> { ["content.edit"] = true }));

        Assert.Equal(["role.created"], workspace.Audit.Select(fact => fact.Action));
    }

    [Fact]
    public async Task A_role_that_comes_to_inherit_less_must_give_up_what_only_the_higher_one_may_have()
    {
        var made = await CreateAsync("Role maker", BuiltInRole.Admin, new() { ["roles.manage"] = true });

        await Refused.ExpectAsync(Refusal.InvalidValue, () => ChangeAsync(made.Role.Id, new RoleChange(null, BuiltInRole.Member, null)));
        var lowered = await ChangeAsync(
            made.Role.Id, new RoleChange(null, BuiltInRole.Member, new Dictionary<string, bool> { ["roles.manage"] = false }));
        Assert.Empty(lowered.Role.Permissions);
    }

    [Fact]
    public async Task A_deleted_role_moves_its_holders_to_the_one_that_is_named()
    {
        var id = workspace.AddRole("Reviewer", BuiltInRole.Member);

        await DeleteAsync(id, RoleRef.Of(BuiltInRole.Guest));

        Assert.Equal(new RoleRemoval(id, RoleRef.Of(BuiltInRole.Guest)), workspace.Removal);
        Assert.Equal("role.deleted", Assert.Single(workspace.Audit).Action);
    }

    [Fact]
    public async Task Holders_cannot_move_to_the_deleted_role_the_owner_or_nowhere()
    {
        var id = workspace.AddRole("Reviewer", BuiltInRole.Member);

        foreach (var nowhere in new[] { RoleRef.Of(id), RoleRef.Of(BuiltInRole.Owner), RoleRef.Of(new RoleId(999)) })
            await Refused.ExpectAsync(Refusal.InvalidValue, () => DeleteAsync(id, nowhere));
        await Refused.ExpectAsync(Refusal.NotFound, () => DeleteAsync(new RoleId(999), RoleRef.Of(BuiltInRole.Guest)));
    }

    [Fact]
    public void Every_permission_has_a_key_of_its_own_and_a_sentence()
    {
        Assert.Equal(Permissions.All.Count, Permissions.All.Select(permission => permission.Key).Distinct().Count());
        Assert.All(Permissions.All, permission => Assert.EndsWith(".", permission.Sentence, StringComparison.Ordinal));
        Assert.All(Permissions.Effective(BuiltInRole.Owner), permission => Assert.True(permission.Value));
    }

    private Task<RoleView> CreateAsync(string name, BuiltInRole inherited, Dictionary<string, bool> permissions) =>
        new CreateRole(workspace, workspace.Clock).RunAsync(workspace.OwnerCalls, name, inherited, permissions, Ct);

    private Task<RoleView> ChangeAsync(RoleId id, RoleChange change) => new ChangeRole(workspace).RunAsync(workspace.OwnerCalls, id, change, Ct);

    private Task DeleteAsync(RoleId id, RoleRef moveTo) => new DeleteRole(workspace).RunAsync(workspace.OwnerCalls, id, moveTo, Ct);
}
