namespace Rolecall.Simulator.Wire;

/// <summary>Keeps tokens and passwords out of everything that is printed.</summary>
internal sealed class Secrets
{
    private const string Mask = "********";

    // A shorter word may be part of any other; tokens and passwords of that size stay masked by their header or name.
    private const int ShortestSearched = 8;

    private readonly List<string> _secrets = [];

    public void Add(string secret)
    {
        if (secret.Length >= ShortestSearched)
            _secrets.Add(secret);
    }

    public string Hide(string text) => _secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, Mask));

    public string HideHeader(string name, string value) =>
        !name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? Hide(value)
        : value.StartsWith("Bearer ", StringComparison.Ordinal) ? "Bearer " + Mask
        : Mask;

    /// <summary>The public part of a token: all before its last underscore, else its first characters.</summary>
    public static string HandleOf(string token) =>
        token.LastIndexOf('_') is > 0 and var end && token.Length - end > 16 ? token[..end]
        : token[..Math.Min(4, token.Length / 4)] + "…";
}
