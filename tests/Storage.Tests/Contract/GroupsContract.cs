using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>A group's own data, its versions and its records.</summary>
public abstract class GroupsContract : StoreContract
{
    private GroupPush Groups => new(Directory, Ours, Clock);

    [Fact]
    public async Task What_a_write_answers_is_what_the_next_read_finds()
    {
        Clock.Advance(TimeSpan.FromTicks(4567)); // less than a store keeps
        var ada = await AddAsync("ada");

        var written = await Groups.CreateAsync("Engineers", "g-1", [ada.Member.Id!.Value.Value]);
        var read = await Groups.FindAsync(written.Id);

        Assert.Equal(written.Profile.Document, read!.Profile.Document);
        Assert.Equal(written with { Profile = read.Profile }, read);
        Assert.Equal((1, 1, Ours.Connection), (read.Members, read.Version, read.ManagedBy));
    }

    [Fact]
    public async Task An_id_that_was_never_given_names_no_group()
    {
        var never = ScimId.New(Clock.GetUtcNow());

        Assert.Null(await Groups.FindAsync(never));
        await Assert.ThrowsAsync<RefusedException>(() => Groups.WriteAsync(GroupAddress.Of(never), context =>
        {
            Assert.Null(context.Group);
            return Groups.Plan(null) with { Refusal = new RefusedException(Refusal.NotFound, "There is none.") };
        }));
    }

    [Fact, Spec("P-3.14-08")]
    public async Task A_version_moves_with_the_profile_and_with_nothing_else()
    {
        var group = await Groups.CreateAsync("Engineers");
        Clock.Advance(TimeSpan.FromMinutes(1));

        var same = await Groups.ChangeAsync(group.Id, before => before with { Profile = GroupPush.Named("Engineers") });
        var adopted = await Groups.ChangeAsync(group.Id, before => before with { ManagedBy = null });
        var renamed = await Groups.ChangeAsync(group.Id, before => before with { Profile = GroupPush.Named("Builders") });

        Assert.Equal((1, group.Modified), (same.Version, same.Modified));
        Assert.Equal((1, group.Modified, null), (adopted.Version, adopted.Modified, adopted.ManagedBy));
        Assert.Equal((2, Clock.GetUtcNow(), group.Created), (renamed.Version, renamed.Modified, renamed.Created));
        var read = await Groups.FindAsync(group.Id);
        Assert.Equal(renamed with { Profile = read!.Profile }, read);
        Assert.Equal("Builders", read.Profile.DisplayName);
    }

    [Fact]
    public async Task Of_many_changes_at_once_none_is_lost()
    {
        var group = await Groups.CreateAsync("Engineers");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => Groups.ChangeAsync(
            group.Id, before => before with { Profile = GroupPush.Named(before.Profile.DisplayName + "x") }))));

        var after = await Groups.FindAsync(group.Id);
        Assert.Equal(51, after!.Version);
        Assert.Equal("Engineers" + new string('x', 50), after.Profile.DisplayName);
    }

    [Theory, Spec("R-30")]
    [InlineData("ENGINEERS", true)]
    [InlineData("\uFF25ngineers", true)] // full width
    [InlineData("Engineer", false)]
    public async Task A_decision_is_told_whether_a_name_is_taken_by_another(string name, bool taken)
    {
        var group = await Groups.CreateAsync("Engineers");
        var other = await Groups.CreateAsync("Others");

        await Groups.WriteAsync(GroupAddress.Of(other.Id), context =>
        {
            Assert.Equal(taken, context.IsTaken(NameKey.Fold(name), null));
            Assert.Equal(taken, context.IsTaken(NameKey.Fold(name), other.Number));
            Assert.False(context.IsTaken(NameKey.Fold(name), group.Number));
            return Groups.Plan(context.Group);
        });
    }

    [Fact, Spec("P-3.6-06")]
    public async Task A_deleted_group_is_gone_and_its_members_stay_with_new_versions()
    {
        var ada = await AddAsync("ada");
        var bob = await AddAsync("bob");
        var group = await Groups.CreateAsync("Engineers", ada.Member.Id!.Value.Value);

        Assert.Null(await Groups.DeleteAsync(group.Id));

        Assert.Null(await Groups.FindAsync(group.Id));
        Assert.Equal(0, (await ListAsync()).Total);
        var after = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Assert.Equal(3, after!.Member.Version); // it came, then the group went
        Assert.Empty(after.Member.Groups);
        Assert.Equal(1, (await Directory.FindMemberAsync(bob.Member.Number, Ct))!.Member.Version);
        Assert.Equal("""{"added":0,"removed":1}""", (await Directory.ReadAuditAsync(1, 100, Ct))[^1].Fact.Detail);
    }

    [Fact]
    public async Task A_change_is_recorded_with_audit_event_line_and_image()
    {
        var group = await Groups.CreateAsync("Engineers");
        await Groups.ChangeAsync(group.Id, before => before with { Profile = GroupPush.Named("Builders") });
        await Groups.ChangeAsync(group.Id, before => before);

        Assert.Equal(["workspace.created", "group.changed", "group.changed"], (await Directory.ReadAuditAsync(1, 100, Ct)).Select(entry => entry.Fact.Action));
        Assert.Equal([$"group:{group.Id}", $"group:{group.Id}"], (await Directory.ReadEventsAsync(1, 100, Ct)).Select(recorded => recorded.Event.Subject));
        Assert.Equal(3, (await Directory.ReadLogAsync(new LogQuery(100), Ct)).Count);
        // One image, of before the one change, named by the audit entry and the run of that change.
        Assert.Equal([[3L, 1L]], await QueryAsync($"select sequence, run from group_images where workspace = {Ours.Id}"));
    }

    [Fact, Spec("R-50")]
    public async Task A_refused_plan_leaves_the_group_as_it_was_and_its_records_behind()
    {
        var ada = await AddAsync("ada");
        var group = await Groups.CreateAsync("Engineers");

        var thrown = await Assert.ThrowsAsync<RefusedException>(() => Groups.WriteAsync(
            GroupAddress.Of(group.Id),
            context => Groups.Plan(context.Group! with { Profile = GroupPush.Named("Builders") }, new AddMembers([ada.Member.Id!.Value.Value])) with
            {
                Refusal = new RefusedException(Refusal.Forbidden, "No."),
            }));

        Assert.Equal(Refusal.Forbidden, thrown.Refusal);
        Assert.Equal(1, (await Groups.FindAsync(group.Id))!.Version);
        Assert.Empty(await Groups.MembersAsync(group.Id));
        Assert.Equal("group.refused", (await Directory.ReadAuditAsync(1, 100, Ct))[^1].Fact.Action);
        Assert.Equal(400, (await Directory.ReadLogAsync(new LogQuery(1), Ct))[0].Exchange.Status);
    }

    [Fact]
    public async Task A_change_without_an_audit_entry_is_not_made()
    {
        var group = await Groups.CreateAsync("Engineers");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Groups.WriteAsync(
            GroupAddress.Of(group.Id),
            context => Groups.Plan(context.Group! with { Profile = GroupPush.Named("Builders") }) with
            {
                Conclude = _ => Groups.Refused(new RefusedException(Refusal.Forbidden, "")) with { Audit = [] },
            }));

        Assert.Equal("Engineers", (await Groups.FindAsync(group.Id))!.Profile.DisplayName);
    }

    [Fact]
    public async Task Groups_are_counted_as_they_come_and_go()
    {
        var groups = new List<Group>();
        for (var n = 0; n < 5; n++)
            groups.Add(await Groups.CreateAsync($"Team {n}"));
        await Groups.DeleteAsync(groups[2].Id);
        await Groups.ChangeAsync(groups[3].Id, before => before with { Profile = GroupPush.Named("Three") });

        Assert.Equal(4, (await ListAsync()).Total);
        Assert.Equal([[4L]], await QueryAsync($"select count(*) from groups where workspace = {Ours.Id}"));
    }

    private Task<ListPage<Group>> ListAsync() => Directory.ListGroupsAsync(GroupSchemas.Group, new ListQuery(null, 1, 100), (group, _) => group, Ct);
}
