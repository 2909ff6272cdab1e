using Rolecall.Scim.Schemas;
using Rolecall.Storage.Filters;

namespace Rolecall.Storage.Sqlite;

/// <remarks>
/// Texts compare by the bytes of their UTF-8 (collation BINARY). LIKE is not used: it has wildcards and a case of its own.
/// </remarks>
internal sealed class SqliteFilterDialect : IFilterDialect
{
    /// <remarks>
    /// Without statistics the planner takes every workspace for ten members and walks it sooner than look one up; with statistics it
    /// takes every workspace for an average one.
    /// </remarks>
    public string From(string table, string alias, string index) => $"{table} {alias} indexed by {index}";

    public string Unindexed(string column) => $"+{column}";

    public string Contains(string text, string part) => $"instr({text}, {part}) > 0";

    public string StartsWith(string text, string part) => $"substr({text}, 1, length({part})) = {part}";

    public string EndsWith(string text, string part) => $"substr({text}, length({text}) - length({part}) + 1) = {part}";

    public string Read(string json, IReadOnlyList<string> path, AttributeType type) =>
        path.Count == 0 ? json : $"json_extract({json}, {Path(path)})";

    public string Elements(string json, IReadOnlyList<string> path, string alias) => $"json_each({json}, {Path(path)}) {alias}";

    public string PlaceOf(string alias) => $"{alias}.key";

    public object Bind(bool flag) => flag ? 1L : 0L;

    /// <remarks>The provider would bind a decimal as text; JSON's fractions are reals to SQLite.</remarks>
    public object Bind(decimal number) =>
        decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : (double)number;

    private static string Path(IReadOnlyList<string> path) => $"'$.{string.Join('.', path.Select(Quoted))}'";

    /// <remarks>A path has no escape for a quote; no schema of ours has one in a name.</remarks>
    private static string Quoted(string name) => name.AsSpan().ContainsAny('"', '\'')
        ? throw new ArgumentException($"The name {name} cannot stand in a path.", nameof(name))
        : $"\"{name}\"";
}
