using System.Text.RegularExpressions;
using CsCheck;
using Rolecall.Scim.Paging;

namespace Rolecall.Scim.Tests.Rfc9865;

public sealed partial class S5_Seal
{
    private static readonly string?[] Query = ["1", "handle", "/Users", "userName pr", null, null];

    private static readonly CursorSeal Seal = new(new byte[32]);

    private static readonly Cursor Some =
        new(new ListPosition("ada", 7), 1, 10, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1));

    private static readonly Gen<Cursor> Any =
        from key in Gen.OneOf(Gen.Const((string?)null), Gen.OneOf("", "é", "😀", "a\0b").Select(text => (string?)text))
        from number in Gen.Long[0, long.MaxValue]
        from part in Gen.Int[0, 1]
        from count in Gen.Int[0, 1000]
        from ticks in Gen.Long[0, DateTime.MaxValue.Ticks]
        select new Cursor(new ListPosition(key, number), part, count, new DateTimeOffset(ticks, TimeSpan.Zero));

    [Fact, Spec("C-2-04")]
    public void What_is_closed_opens_again_and_needs_no_escaping() => Any.Sample(cursor =>
    {
        var text = Seal.Close(cursor, Query);
        Assert.Matches(Unreserved(), text);
        Assert.Equal(cursor, Seal.Open(text, Query));
    });

    [Fact, Spec("C-5-04", "C-2.1-01")]
    public void No_character_can_be_changed_added_or_left_out()
    {
        var text = Seal.Close(Some, Query);
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var c in "AQgw_".Where(c => c != text[at]))
                Refused.With(Refusal.InvalidCursor, () => Seal.Open($"{text[..at]}{c}{text[(at + 1)..]}", Query));
            Refused.With(Refusal.InvalidCursor, () => Seal.Open(text[..at], Query));
        }

        Refused.With(Refusal.InvalidCursor, () => Seal.Open(text + "A", Query));
        Refused.With(Refusal.InvalidCursor, () => Seal.Open(text + "=", Query));
        Refused.With(Refusal.InvalidCursor, () => Seal.Open(text + " ", Query));
    }

    [Fact, Spec("C-5-01", "C-5-05", "C-2-06")]
    public void A_cursor_of_another_query_is_refused_like_one_that_never_was()
    {
        var never = Refused.With(Refusal.InvalidCursor, () => Seal.Open("xyz", Query)).Message;
        var text = Seal.Close(Some, Query);
        string?[][] others =
        [
            ["2", .. Query[1..]],
            ["1", "other", .. Query[2..]],
            ["1", "handle", "/", .. Query[3..]],
            [.. Query[..3], "userName  pr", null, null],
            [.. Query[..3], null, "userName pr", null],
            [.. Query[..4], "", null],
            [.. Query[..5]],
            ["1handle", "", .. Query[2..]],
        ];

        Assert.All(others, other => Assert.Equal(never, Refused.With(Refusal.InvalidCursor, () => Seal.Open(text, other)).Message));
    }

    [Fact, Spec("C-5-04")]
    public void Another_installation_takes_none_of_ours()
    {
        var key = new byte[32];
        key[0] = 1;

        Refused.With(Refusal.InvalidCursor, () => new CursorSeal(key).Open(Seal.Close(Some, Query), Query));
    }

    [GeneratedRegex("^[A-Za-z0-9._~-]+$", RegexOptions.None, 1000)]
    private static partial Regex Unreserved();
}
