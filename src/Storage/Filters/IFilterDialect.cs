using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Filters;

/// <summary>What the databases say differently. All texts are SQL expressions; all names in a path come from schemas.</summary>
internal interface IFilterDialect
{
    /// <summary>A table in FROM that must be read through an index, whatever the planner guesses.</summary>
    string From(string table, string alias, string index);

    /// <summary>A column that the planner must not look up in an index.</summary>
    string Unindexed(string column);

    string Contains(string text, string part);

    string StartsWith(string text, string part);

    string EndsWith(string text, string part);

    /// <summary>What is at a path in JSON, comparable as its type wants it; null when nothing is there.</summary>
    /// <param name="path">Empty for the JSON itself, which then is an element of <see cref="Elements"/>.</param>
    string Read(string json, IReadOnlyList<string> path, AttributeType type);

    /// <summary>The elements of the array at a path as rows in FROM, each in the column "value"; no rows when there is no array.</summary>
    string Elements(string json, IReadOnlyList<string> path, string alias);

    /// <summary>The place in its array of what <see cref="Elements"/> calls by that alias.</summary>
    string PlaceOf(string alias);

    object Bind(bool flag);

    object Bind(decimal number);
}
