using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Scim;

namespace Rolecall.Storage.Tests.Contract;

public abstract class CountersContract : StoreContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_writes_the_counters_equal_what_is_counted(int seed)
    {
        var random = new Random(seed);
        var members = new List<MemberNumber>();
        for (var step = 0; step < 300; step++)
            await StepAsync(random, members);

        var active = 0;
        await foreach (var member in Directory.ListActiveMembersAsync(Ct))
        {
            Assert.True(member.Active);
            active++;
        }

        Assert.Equal(active, (await Directory.ReadWorkspaceAsync(Ct)).Workspace.ActiveMembers);
        var visible = await QueryAsync($"select count(*) from members where workspace = {Ours.Id} and scim_id is not null");
        Assert.Equal(visible[0][0], (await Directory.ListMembersAsync(MemberSchemas.User, new ListQuery(null, 1, 0), Ct)).Total);
        var (audit, images) = (await QueryAsync($"select count(*) from audit where workspace = {Ours.Id}"), await QueryAsync(
            $"select count(*) from member_images where workspace = {Ours.Id}"));
        var workspace = (await Directory.ReadWorkspaceAsync(Ct)).Workspace;
        Assert.Equal(workspace.Sequence, audit[0][0]);
        Assert.Equal(workspace.Sequence - 1 - members.Count, images[0][0]); // founding and creations have none
    }

    private async Task StepAsync(Random random, List<MemberNumber> members)
    {
        try
        {
            if (members.Count == 0 || random.Next(4) == 0)
            {
                members.Add((await AddAsync($"user{random.Next(40)}")).Member.Number);
                return;
            }

            var member = members[random.Next(members.Count)];
            await (random.Next(4) switch
            {
                0 => SetActiveAsync(member, true),
                1 => SetActiveAsync(member, false),
                2 => DeleteAsync(member),
                _ => ChangeAsync(member, state => state with { Member = state.Member with { Id = ScimId.New(Clock.GetUtcNow()) } }),
            });
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.Uniqueness)
        {
            // one more thing that must not be counted
        }
    }
}
