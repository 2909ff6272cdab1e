using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Sqlite;

/// <remarks>
/// Texts compare by the bytes of their UTF-8 (collation BINARY). LIKE is not used: it has wildcards and a case of its own.
/// </remarks>
internal sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    public override DialectKind Kind => DialectKind.Sqlite;

    /// <remarks>There is one writer.</remarks>
    public override string ForUpdate => "";

    public override string ThenJoin => "cross join";

    /// <remarks>
    /// Without statistics the planner takes every workspace for ten members and walks it sooner than look one up; with statistics it
    /// takes every workspace for an average one.
    /// </remarks>
    public override string From(string table, string alias, string index) => $"{table} {alias} indexed by {index}";

    public override string Unindexed(string column) => $"+{column}";

    /// <remarks>The index is named.</remarks>
    public override string Hidden(string column) => column;

    public override string Each(string parameter, string alias) => $"json_each({parameter}) {alias}";

    public override string OneOf(string column, string parameter) => $"{column} in (select j.value from json_each({parameter}) j)";

    /// <remarks>One that a refused request took is given again.</remarks>
    public override string NextNumber(string kind) => $"update installation set last_{kind} = last_{kind} + 1 returning last_{kind}";

    public override string FlagAsNumber(string flag) => flag;

    public override string Object(params IEnumerable<string> namesAndValues) => $"json_object({string.Join(", ", namesAndValues)})";

    public override string Array(params IEnumerable<string> values) => $"json_array({string.Join(", ", values)})";

    public override string ArrayOf(string value, string orderBy) => $"json_group_array({value} order by {orderBy})";

    public override string Json(string text) => $"json({text})";

    public override string JsonFlag(string flag) => $"json(iif({flag}, 'true', 'false'))";

    public override string ByCodePoint(string text) => text;

    public override string Contains(string text, string part) => $"instr({text}, {part}) > 0";

    public override string StartsWith(string text, string part) => $"substr({text}, 1, length({part})) = {part}";

    public override string EndsWith(string text, string part) => $"substr({text}, length({text}) - length({part}) + 1) = {part}";

    public override string Read(string json, IReadOnlyList<string> path, AttributeType type) =>
        path.Count == 0 ? json : $"json_extract({json}, {Path(path)})";

    public override string Elements(string json, IReadOnlyList<string> path, string alias) => $"json_each({json}, {Path(path)}) {alias}";

    public override string PlaceOf(string alias) => $"{alias}.key";

    public override object Bind(bool flag) => flag ? 1L : 0L;

    /// <remarks>The provider would bind a decimal as text; JSON's fractions are reals to SQLite.</remarks>
    public override object Bind(decimal number) =>
        decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : (double)number;

    private static string Path(IReadOnlyList<string> path) => $"'$.{string.Join('.', path.Select(Quoted))}'";

    /// <remarks>A path has no escape for a quote; no schema of ours has one in a name.</remarks>
    private static string Quoted(string name) => name.AsSpan().ContainsAny('"', '\'')
        ? throw new ArgumentException($"The name {name} cannot stand in a path.", nameof(name))
        : $"\"{name}\"";
}
