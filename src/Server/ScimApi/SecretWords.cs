using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Rolecall.Server.ScimApi;

/// <summary>Recognises what must not be kept, while a reader goes through a body from its beginning.</summary>
/// <param name="secrets">The names of attributes that no answer shows.</param>
internal sealed class SecretWords(IReadOnlySet<string> secrets)
{
    private static readonly string[] TokenMarks = ["rolecall_scim_", "rolecall_link_", "pk_", "bearer "];

    private static readonly SearchValues<string> Marks = SearchValues.Create(TokenMarks, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Password = SearchValues.Create(["password"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Escapes among them: any of these may be written with one.</summary>
    private static readonly SearchValues<string> Suspicious = SearchValues.Create([.. TokenMarks, "password", "\\"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~+/=");

    /// <summary>For each open object, whether its "path" names a secret: then its "value" is one.</summary>
    private readonly Stack<bool> aboutSecret = new();

    /// <summary>Objects and arrays inside a password: hidden value by value.</summary>
    private int hiddenDepth = -1;
    private bool hidesNext;

    /// <summary>Takes note of the token the reader stands on.</summary>
    /// <returns>Whether it is a value that must not be kept.</returns>
    public bool Hides(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                aboutSecret.Push(PathIsSecret(reader));
                return Open(reader.CurrentDepth);
            case JsonTokenType.StartArray:
                return Open(reader.CurrentDepth);
            case JsonTokenType.EndObject:
                aboutSecret.Pop();
                return Close(reader.CurrentDepth);
            case JsonTokenType.EndArray:
                return Close(reader.CurrentDepth);
            case JsonTokenType.PropertyName:
                var name = Text(reader);
                hidesNext = IsSecretName(name)
                    || (name.Equals("value", StringComparison.OrdinalIgnoreCase) && aboutSecret.TryPeek(out var about) && about);
                return false;
            default:
                var hides = hidesNext || hiddenDepth >= 0 || (reader.TokenType == JsonTokenType.String && IsSecret(Text(reader)));
                hidesNext = false;
                return hides;
        }
    }

    /// <summary>A path or sentence that quotes something next to the word "password" may well quote one.</summary>
    private static bool IsSecret(string text) => Mentions(text) || (IsPassword(text) && text.Contains('"', StringComparison.Ordinal));

    /// <summary>Whether a text holds one of our tokens or a bearer credential.</summary>
    public static bool Mentions(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
            return false;

        foreach (var mark in TokenMarks)
        {
            for (var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase); at >= 0;
                at = text.IndexOf(mark, at + mark.Length, StringComparison.OrdinalIgnoreCase))
            {
                // Short words are names such as "pk_team"; tokens are long.
                var rest = text.AsSpan(at + mark.Length);
                var length = rest.IndexOfAnyExcept(TokenCharacters);
                if ((length < 0 ? rest.Length : length) >= 16)
                    return true;
            }
        }

        return false;
    }

    /// <summary>However it is qualified.</summary>
    private bool IsSecretName(string name) =>
        IsPassword(name) || (secrets.Count > 0 && name.Split(':', '.', ']').Any(secrets.Contains));

    /// <summary>"password", however it is qualified.</summary>
    public static bool IsPassword(string name) => name.AsSpan().ContainsAny(Password);

    /// <summary>Whether there may be something to hide in a body; most have nothing.</summary>
    public static bool MayBeIn(string json, IReadOnlySet<string> secrets) => secrets.Count > 0 || json.AsSpan().ContainsAny(Suspicious);

    private bool Open(int depth)
    {
        if (hidesNext && hiddenDepth < 0)
            hiddenDepth = depth;
        hidesNext = false;
        return false;
    }

    private bool Close(int depth)
    {
        if (depth == hiddenDepth)
            hiddenDepth = -1;
        return false;
    }

    /// <summary>Looks ahead: in a PATCH operation "value" may stand before "path".</summary>
    private bool PathIsSecret(Utf8JsonReader reader)
    {
        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isPath = Text(reader).Equals("path", StringComparison.OrdinalIgnoreCase);
                if (!reader.Read())
                    return false;
                if (isPath && reader.TokenType == JsonTokenType.String)
                    return IsSecretName(Text(reader));
                if (!reader.TrySkip())
                    return false;
            }
        }
        catch (JsonException)
        {
            // The copy stops there as well.
        }

        return false;
    }

    /// <summary>Half a surrogate pair makes a string unreadable; it is compared as raw bytes then.</summary>
    private static string Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
