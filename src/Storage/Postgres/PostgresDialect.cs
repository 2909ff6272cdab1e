using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <remarks>The planner has statistics and is told little about indexes. Texts of JSON are given the order of their code points.</remarks>
internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    public override DialectKind Kind => DialectKind.Postgres;

    /// <remarks>Not "for update": rows that refer to this one may be written by others meanwhile.</remarks>
    public override string ForUpdate => " for no key update";

    public override string ThenJoin => "join";

    public override string From(string table, string alias, string index) => $"{table} {alias}";

    public override string Unindexed(string column) => column;

    public override string Hidden(string column) => $"({column} + 0)";

    public override string Each(string parameter, string alias) =>
        $"(select u.value, u.place - 1 as key from unnest({parameter}) with ordinality as u(value, place)) {alias}";

    public override string OneOf(string column, string parameter) => $"{column} = any({parameter})";

    public override string NextNumber(string kind) => $"select nextval('{kind}_numbers')";

    public override string FlagAsNumber(string flag) => $"({flag}::int)";

    public override string Object(params IEnumerable<string> namesAndValues) => $"json_build_object({string.Join(", ", namesAndValues)})";

    public override string Array(params IEnumerable<string> values) => $"json_build_array({string.Join(", ", values)})";

    public override string ArrayOf(string value, string orderBy) => $"coalesce(json_agg({value} order by {orderBy}), '[]'::json)";

    public override string Json(string text) => $"({text})::json";

    public override string JsonFlag(string flag) => flag;

    public override string ByCodePoint(string text) => $"({text} collate \"C\")";

    public override string Contains(string text, string part) => $"position({part} in {text}) > 0";

    public override string StartsWith(string text, string part) => $"left({text}, length({part})) = {part}";

    public override string EndsWith(string text, string part) => $"right({text}, length({part})) = {part}";

    public override string Read(string json, IReadOnlyList<string> path, AttributeType type) => type switch
    {
        AttributeType.Complex => path.Count == 0 ? json : $"({json} #> {Path(path)})",
        AttributeType.Boolean => Typed(json, path, "boolean", "boolean"),
        AttributeType.Integer or AttributeType.Decimal => Typed(json, path, "number", "numeric"),
        _ => $"({json} #>> {Path(path)})",
    };

    public override string Elements(string json, IReadOnlyList<string> path, string alias) =>
        $"jsonb_array_elements(case jsonb_typeof({json} #> {Path(path)}) when 'array' then {json} #> {Path(path)} end) "
        + $"with ordinality as {alias}(value, place)";

    public override string PlaceOf(string alias) => $"{alias}.place";

    public override object Bind(bool flag) => flag;

    public override object Bind(decimal number) => number;

    /// <remarks>What is of another kind is no such value, and no reason to fail.</remarks>
    private static string Typed(string json, IReadOnlyList<string> path, string kind, string type) =>
        $"(case jsonb_typeof({json} #> {Path(path)}) when '{kind}' then ({json} #>> {Path(path)})::{type} end)";

    private static string Path(IReadOnlyList<string> path) => $"'{{{string.Join(',', path.Select(Quoted))}}}'";

    /// <remarks>No schema of ours has a quote or a backslash in a name.</remarks>
    private static string Quoted(string name) => name.AsSpan().ContainsAny('"', '\'', '\\')
        ? throw new ArgumentException($"The name {name} cannot stand in a path.", nameof(name))
        : $"\"{name}\"";
}
