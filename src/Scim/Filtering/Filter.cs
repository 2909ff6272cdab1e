using Rolecall.Scim.Schemas;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Filtering;

/// <summary>A filter (RFC 7644 §3.4.2.2) resolved against a resource type: attributes are definitions, values have the attribute's type.</summary>
public abstract record Filter
{
    /// <summary>In characters.</summary>
    public const int MaxLength = FilterParser.MaxLength;

    /// <summary>Of brackets in brackets.</summary>
    public const int MaxDepth = FilterParser.MaxDepth;

    public const int MaxComparisons = FilterParser.MaxComparisons;

    /// <summary>Reads a filter on resources of one type.</summary>
    /// <exception cref="RefusedException">
    /// InvalidFilter: not in the grammar, over a limit, an attribute the type has not, or a comparison its type has not.
    /// Sensitive: an attribute that is never returned.
    /// </exception>
    /// <param name="allowance">Of the client; the usual one where there is none in particular.</param>
    public static Filter Parse(string text, ResourceType type, Allowance? allowance = null)
    {
        allowance ??= Allowance.Usual();
        return FilterBinder.Bind(FilterParser.Parse(text, allowance), type, allowance);
    }

    /// <summary>The same for a query over several types (RFC 7644 §3.4.2.1), where an attribute the type has not is one without a value.</summary>
    public static Filter ParseAtRoot(string text, ResourceType type, Allowance? allowance = null)
    {
        allowance ??= Allowance.Usual();
        return FilterBinder.BindAtRoot(FilterParser.Parse(text, allowance), type, allowance);
    }

    /// <summary>Reads what stands between the brackets of a value path, as in a PATCH path; refuses as <see cref="Parse"/> does.</summary>
    /// <param name="parent">The multi-valued complex attribute before the brackets.</param>
    public static Filter ParseInside(string text, AttributeDefinition parent)
    {
        var allowance = Allowance.Usual();
        return FilterBinder.BindInside(FilterParser.ParseInside(text, allowance), parent, allowance);
    }
}

public sealed record AndFilter(Filter Left, Filter Right) : Filter;

public sealed record OrFilter(Filter Left, Filter Right) : Filter;

public sealed record NotFilter(Filter Inner) : Filter;

/// <summary>Holds for no resource: a term on an attribute that the type has not.</summary>
public sealed record NeverFilter : Filter;

/// <summary>"pr": the attribute has a value; false is a value.</summary>
public sealed record PresentFilter(AttributeTarget Target) : Filter;

/// <summary>One comparison. Of a multi-valued attribute it holds when any value satisfies it.</summary>
/// <remarks>
/// <paramref name="Value"/> null means the literal null, which comes with eq and ne only: eq null is "not present".
/// An attribute without a value satisfies no comparison but eq null.
/// </remarks>
public sealed record CompareFilter(AttributeTarget Target, FilterOperator Operator, FilterValue? Value) : Filter;

/// <summary>A value path, <c>emails[type eq "work"]</c>: one single value satisfies all of <paramref name="Inner"/>.</summary>
/// <remarks>
/// Inside, targets are the sub-attributes alone (their <see cref="AttributeTarget.Attribute"/> is the sub-attribute).
/// Entra's <c>emails[type eq "work"].value eq "x"</c> is read as <c>emails[type eq "work" and value eq "x"]</c>.
/// </remarks>
public sealed record ElementFilter(AttributeTarget Target, Filter Inner) : Filter;

public enum FilterOperator
{
    Eq,
    Ne,
    Co,
    Sw,
    Ew,
    Gt,
    Ge,
    Lt,
    Le,
}

/// <summary>A literal in the type of the attribute it is compared with.</summary>
public abstract record FilterValue;

/// <summary>For strings and references: as written. How it compares is for the attribute's caseExact to say.</summary>
public sealed record TextValue(string Text) : FilterValue;

public sealed record FlagValue(bool Flag) : FilterValue;

public sealed record NumberValue(decimal Number) : FilterValue;

/// <summary>A point in time; dateTimes compare chronologically, whatever offset they were written with.</summary>
public sealed record InstantValue(DateTimeOffset Instant) : FilterValue;
