using System.Diagnostics.CodeAnalysis;

namespace Rolecall.Storage.Sessions;

/// <summary>A value for a statement with the type that the database is told, which a value that is null has too.</summary>
/// <param name="Name">As it stands in the text: "@workspace".</param>
/// <param name="Value">Null for <see cref="ParameterType.Number"/>, which is in <paramref name="Number"/>.</param>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Statements list their parameters as pairs.")]
internal readonly record struct Parameter(string Name, ParameterType Type, long Number, object? Value)
{
    public bool IsNull => Type != ParameterType.Number && Value is null;

    public static implicit operator Parameter((string Name, long Value) pair) => new Parameter(pair.Name, ParameterType.Number, pair.Value, null);

    public static implicit operator Parameter((string Name, int Value) pair) => new Parameter(pair.Name, ParameterType.Number, pair.Value, null);

    public static implicit operator Parameter((string Name, long? Value) pair) =>
        pair.Value is { } value ? (pair.Name, value) : new Parameter(pair.Name, ParameterType.NoNumber, 0, null);

    public static implicit operator Parameter((string Name, int? Value) pair) => (pair.Name, (long?)pair.Value);

    public static implicit operator Parameter((string Name, bool Value) pair) => new Parameter(pair.Name, ParameterType.Flag, 0, pair.Value);

    public static implicit operator Parameter((string Name, string? Value) pair) => new Parameter(pair.Name, ParameterType.Text, 0, pair.Value);

    public static implicit operator Parameter((string Name, byte[] Value) pair) => new Parameter(pair.Name, ParameterType.Bytes, 0, pair.Value);

    public static implicit operator Parameter((string Name, IReadOnlyList<long> Value) pair) =>
        new Parameter(pair.Name, ParameterType.Numbers, 0, pair.Value);

    public static implicit operator Parameter((string Name, IReadOnlyList<string> Value) pair) =>
        new Parameter(pair.Name, ParameterType.Texts, 0, pair.Value);

    /// <summary>Bytes, or null.</summary>
    public static Parameter Blob(string name, byte[]? value) => new Parameter(name, ParameterType.Bytes, 0, value);

    /// <summary>JSON that statements look into.</summary>
    public static Parameter Json(string name, string value) => new Parameter(name, ParameterType.Json, 0, value);

    /// <summary>One of the values that filters and orders are made of.</summary>
    public static Parameter Of(string name, object value) => value switch
    {
        long number => (name, number),
        int number => (name, number),
        bool flag => (name, flag),
        string text => (name, text),
        double or decimal => new Parameter(name, ParameterType.Fraction, 0, value),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "No database is given such a value."),
    };
}

internal enum ParameterType
{
    Number,

    /// <summary>A number that is null.</summary>
    NoNumber,
    Fraction,
    Flag,
    Text,
    Bytes,
    Json,
    Numbers,
    Texts,
}
