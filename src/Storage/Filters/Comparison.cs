using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Filters;

/// <summary>Compares an SQL expression with the value of a filter.</summary>
internal sealed class Comparison(FilterParameters parameters, Dialect dialect)
{
    /// <summary>Compares what a <see cref="SearchDocument"/> or a key column holds.</summary>
    public string Of(string expression, CompareFilter compare) => compare.Value switch
    {
        TextValue text => OfText(expression, compare.Operator, Key(compare.Target.Leaf, text)),
        FlagValue flag => Plain(expression, compare.Operator, dialect.Bind(flag.Flag)),
        NumberValue number => Plain(expression, compare.Operator, dialect.Bind(number.Number)),
        InstantValue instant => Plain(dialect.ByCodePoint(expression), compare.Operator, SortableInstant.Of(instant.Instant)),
        _ => throw new ArgumentOutOfRangeException(nameof(compare)),
    };

    /// <summary>The same for a column of text that may have an index, which serves "sw" only as a range.</summary>
    public string OfColumn(string column, CompareFilter compare)
    {
        if (Prefix(compare) is not { } prefix || TextRange.EndOf(prefix) is not { } end)
            return Of(column, compare);
        return $"({column} >= {parameters.Add(prefix)} and {column} < {parameters.Add(end)})";
    }

    /// <summary>Compares a column of milliseconds since 1970.</summary>
    /// <remarks>
    /// A literal between two milliseconds equals neither: it is "no time at all" to eq and ne, and to the others the millisecond on the
    /// side that gives the answer of exact time.
    /// </remarks>
    public string OfMilliseconds(string column, CompareFilter compare)
    {
        var instant = ((InstantValue)compare.Value!).Instant;
        var before = instant.ToUnixTimeMilliseconds();
        var between = instant.UtcTicks % TimeSpan.TicksPerMillisecond != 0;
        return Plain(column, compare.Operator, compare.Operator switch
        {
            FilterOperator.Eq or FilterOperator.Ne => between ? long.MinValue : before,
            FilterOperator.Ge or FilterOperator.Lt => between ? before + 1 : before,
            _ => before,
        });
    }

    public string OfNumber(string column, FilterOperator op, long number) => Plain(column, op, number);

    /// <summary>An expression for a value that is not the filter's but a setting of ours.</summary>
    public string Constant(string value) => parameters.Add(value);

    /// <summary>What a filter's text is compared as.</summary>
    public static string Key(AttributeDefinition definition, TextValue text) =>
        definition.CaseExact ? text.Text : NameKey.Fold(text.Text);

    public static string? Prefix(CompareFilter compare) =>
        compare is { Operator: FilterOperator.Sw, Value: TextValue text } ? Key(compare.Target.Leaf, text) : null;

    private string OfText(string expression, FilterOperator op, string key) => op switch
    {
        FilterOperator.Co => dialect.Contains(expression, parameters.Add(key)),
        FilterOperator.Sw => dialect.StartsWith(expression, parameters.Add(key)),
        FilterOperator.Ew => dialect.EndsWith(expression, parameters.Add(key)),
        _ => Plain(dialect.ByCodePoint(expression), op, key),
    };

    private string Plain(string expression, FilterOperator op, object value) => $"{expression} {Sign(op)} {parameters.Add(value)}";

    private static string Sign(FilterOperator op) => op switch
    {
        FilterOperator.Eq => "=",
        FilterOperator.Ne => "<>",
        FilterOperator.Gt => ">",
        FilterOperator.Ge => ">=",
        FilterOperator.Lt => "<",
        FilterOperator.Le => "<=",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "It compares texts only."),
    };
}
