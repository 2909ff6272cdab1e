namespace Rolecall.Saml;

/// <summary>Words of a stranger inside a sentence of ours.</summary>
internal static class Quoted
{
    private const int MaximumLength = 100;

    public static string Shortened(string? value) =>
        value is { Length: > MaximumLength } ? value[..MaximumLength] + "…" : value ?? "";
}
