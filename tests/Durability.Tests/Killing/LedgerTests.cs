using System.Text.Json;

namespace Rolecall.Durability.Tests.Killing;

/// <summary>The ledger must see a loss, or it proves none.</summary>
public sealed class LedgerTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();
    private readonly Ledger ledger;
    private readonly LedgerEntry entry;

    public LedgerTests()
    {
        ledger = new Ledger(path);
        entry = ledger.Open("ledger-1");
        ledger.Intend(entry, "first");
        ledger.Acknowledge(entry, "id-1");
    }

    [Fact]
    public void What_was_acknowledged_and_is_there_is_right() => Assert.Empty(ledger.Settle([Shown("first")]));

    [Fact]
    public void What_was_acknowledged_and_is_gone_is_lost() =>
        Assert.Equal("ledger-1: nothing was found, first was acknowledged", Assert.Single(ledger.Settle([])));

    [Fact]
    public void What_was_on_its_way_may_be_done_or_not()
    {
        ledger.Intend(entry, "second");
        Assert.Empty(ledger.Settle([Shown("first")]));

        ledger.Intend(entry, "third");
        Assert.Empty(ledger.Settle([Shown("third")]));
    }

    [Fact]
    public void What_was_refused_must_not_be_done()
    {
        ledger.Intend(entry, "second");
        ledger.Refuse(entry);
        Assert.Equal("ledger-1: second was found, first was acknowledged", Assert.Single(ledger.Settle([Shown("second")])));
    }

    [Fact]
    public void An_older_value_than_the_acknowledged_one_is_a_loss()
    {
        ledger.Intend(entry, "second");
        ledger.Acknowledge(entry);
        Assert.Equal("ledger-1: first was found, second was acknowledged", Assert.Single(ledger.Settle([Shown("first")])));
    }

    [Fact]
    public void Whoever_was_deleted_does_not_come_back()
    {
        ledger.Intend(entry, value: null);
        ledger.Acknowledge(entry);
        Assert.Equal("ledger-1: first was found, nothing was acknowledged", Assert.Single(ledger.Settle([Shown("first")])));
    }

    [Fact]
    public void Half_a_write_is_seen() =>
        Assert.Contains("ledger-1 is torn: first, second, first", ledger.Settle([Shown("first", "second")]));

    [Fact]
    public void Nobody_comes_from_nowhere() =>
        Assert.Contains("ledger-2 was never sent", ledger.Settle([Shown("first"), Shown("first", userName: "ledger-2")]));

    public void Dispose()
    {
        ledger.Dispose();
        File.Delete(path);
    }

    private static JsonElement Shown(string value, string? title = null, string userName = "ledger-1") => JsonDocument.Parse($$"""
        {"id":"id-1","userName":"{{userName}}","displayName":"{{value}}","title":"{{title ?? value}}","nickName":"{{value}}"}
        """).RootElement;
}
