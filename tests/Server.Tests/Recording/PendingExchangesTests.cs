using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Recording;

namespace Rolecall.Server.Tests.Recording;

public sealed class PendingExchangesTests
{
    [Fact, Spec("R-58")]
    public void Beyond_the_count_the_oldest_go_and_are_counted()
    {
        var pending = new PendingExchanges(maxCount: 2);
        for (var i = 0; i < 5; i++)
            pending.Add(new WorkspaceId(1), Line($"{i}", ""));

        var (exchanges, dropped) = pending.Take();

        Assert.Equal(["3", "4"], exchanges.Select(line => line.Exchange.RequestId));
        Assert.Equal(3, dropped);
    }

    [Fact, Spec("R-58")]
    public void Long_bodies_count_by_their_length()
    {
        var pending = new PendingExchanges(maxCharacters: 100);
        pending.Add(new WorkspaceId(1), Line("first", new string('a', 60)));
        pending.Add(new WorkspaceId(1), Line("second", new string('a', 60)));

        Assert.Equal("second", Assert.Single(pending.Take().Exchanges).Exchange.RequestId);
    }

    [Fact]
    public void What_was_taken_is_gone()
    {
        var pending = new PendingExchanges(maxCount: 1);
        pending.Add(new WorkspaceId(1), Line("a", ""));
        pending.Add(new WorkspaceId(1), Line("b", ""));
        pending.Take();

        var (exchanges, dropped) = pending.Take();

        Assert.Empty(exchanges);
        Assert.Equal(0, dropped);
    }

    [Fact]
    public void A_portion_is_told_of_once_and_the_next_one_anew()
    {
        var pending = new PendingExchanges();
        for (var i = 1; i < PendingExchanges.Portion; i++)
            pending.Add(new WorkspaceId(1), Line($"{i}", ""));
        Assert.False(pending.PortionWaits.IsCompleted);

        pending.Add(new WorkspaceId(1), Line("last", ""));
        Assert.True(pending.PortionWaits.IsCompletedSuccessfully);
        Assert.Equal(PendingExchanges.Portion, pending.Take().Exchanges.Count);
        Assert.False(pending.PortionWaits.IsCompleted);
    }

    private static Exchange Line(string requestId, string answer) =>
        new(new ConnectionId(1), "handle", requestId, default, "GET", "/", null, 200, answer, null, []);
}
