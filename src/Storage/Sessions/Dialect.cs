using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Sessions;

/// <summary>What the databases say differently. All texts are SQL expressions; all names in a path come from schemas.</summary>
internal abstract class Dialect
{
    /// <summary>Which of the texts of a <see cref="Sql"/> is meant.</summary>
    public abstract DialectKind Kind { get; }

    /// <summary>Holds a row that was read until the transaction ends, so that no other node decides on it meanwhile.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Joins tables in the order in which they are written, whatever the planner guesses.</summary>
    public abstract string ThenJoin { get; }

    /// <summary>A table in FROM that must be read through an index, whatever the planner guesses.</summary>
    /// <param name="alias">Empty for none.</param>
    public abstract string From(string table, string alias, string index);

    /// <summary>A column that the planner must not look up in an index.</summary>
    public abstract string Unindexed(string column);

    /// <summary>A number that begins another index than the one that is to be read through.</summary>
    public abstract string Hidden(string column);

    /// <summary>A list in a parameter as rows in FROM: what it holds in "value", its place from 0 in "key".</summary>
    public abstract string Each(string parameter, string alias);

    /// <summary>A condition: the column's value is in the list in a parameter.</summary>
    public abstract string OneOf(string column, string parameter);

    /// <summary>A statement that answers with a number that was never given before.</summary>
    /// <param name="kind">Of what: "member".</param>
    public abstract string NextNumber(string kind);

    /// <summary>A flag as 1 or 0.</summary>
    public abstract string FlagAsNumber(string flag);

    /// <summary>A JSON object of names and values in turn, each an expression.</summary>
    public abstract string Object(params IEnumerable<string> namesAndValues);

    public abstract string Array(params IEnumerable<string> values);

    /// <summary>An aggregate: a JSON array of a value of each row; empty when there is no row.</summary>
    public abstract string ArrayOf(string value, string orderBy);

    /// <summary>A text that is JSON, as part of other JSON.</summary>
    public abstract string Json(string text);

    /// <summary>A flag as part of JSON.</summary>
    public abstract string JsonFlag(string flag);

    /// <summary>A text that compares and sorts by code point, whatever the database was set to.</summary>
    public abstract string ByCodePoint(string text);

    public abstract string Contains(string text, string part);

    public abstract string StartsWith(string text, string part);

    public abstract string EndsWith(string text, string part);

    /// <summary>What is at a path in JSON, comparable as its type wants it; null when nothing is there.</summary>
    /// <param name="path">Empty for the JSON itself, which then is an element of <see cref="Elements"/>.</param>
    public abstract string Read(string json, IReadOnlyList<string> path, AttributeType type);

    /// <summary>The elements of the array at a path as rows in FROM, each in the column "value"; no rows when there is no array.</summary>
    public abstract string Elements(string json, IReadOnlyList<string> path, string alias);

    /// <summary>The place in its array of what <see cref="Elements"/> calls by that alias.</summary>
    public abstract string PlaceOf(string alias);

    public abstract object Bind(bool flag);

    public abstract object Bind(decimal number);
}

internal enum DialectKind
{
    Sqlite,
    Postgres,
}
