using System.Text;

namespace Rolecall.Storage.Postgres;

/// <summary>A statement as PostgreSQL takes it: parameters by number, in the order of their names' first use.</summary>
internal sealed record StatementText(string Sql, IReadOnlyList<string> Names)
{
    public static StatementText Of(string named)
    {
        var sql = new StringBuilder(named.Length);
        var names = new List<string>();
        for (var at = 0; at < named.Length;)
        {
            var length = named[at] switch
            {
                '@' => NameLength(named, at),
                '\'' or '"' => QuotedLength(named, at),
                _ => 1,
            };
            if (named[at] == '@' && length > 1)
                sql.Append('$').Append(NumberOf(named.Substring(at, length), names));
            else
                sql.Append(named, at, length);
            at += length;
        }

        return new StatementText(sql.ToString(), names);
    }

    private static int NumberOf(string name, List<string> names)
    {
        if (!names.Contains(name))
            names.Add(name);
        return names.IndexOf(name) + 1;
    }

    private static int NameLength(string sql, int at)
    {
        var end = at + 1;
        while (end < sql.Length && char.IsAsciiLetterOrDigit(sql[end]))
            end++;
        return end - at;
    }

    private static int QuotedLength(string sql, int at)
    {
        var end = sql.IndexOf(sql[at], at + 1);
        return end < 0 ? sql.Length - at : end + 1 - at;
    }
}
