using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Reads resources whose numbers are known.</summary>
/// <param name="Select">Without a condition.</param>
/// <param name="From">The table with its alias.</param>
/// <param name="Walk">The same, to walk along the numbers without a look at the rows.</param>
/// <param name="Row">The alias of a resource's row.</param>
/// <param name="Column">Where its number is.</param>
internal sealed record NumberedRows<T>(
    Sql Select, string From, Sql Walk, string Row, string Column, Func<Row, T> Read, Func<T, long> NumberOf)
{
    /// <summary>In the order of the numbers.</summary>
    /// <remarks>The index on the workspace would lead to all of it, so the planner must not look there.</remarks>
    public List<T> Of(Session session, Parameter workspace, List<long> numbers)
    {
        if (numbers.Count == 0)
            return [];
        var found = session.All(
            $"{Select.In(session)} where {session.Dialect.Unindexed($"{Row}.workspace")} = @workspace and {session.Dialect.OneOf($"{Row}.{Column}", "@numbers")}",
            Read,
            workspace,
            ("@numbers", numbers)).ToDictionary(NumberOf);
        return [.. numbers.Select(number => found[number])];
    }
}
