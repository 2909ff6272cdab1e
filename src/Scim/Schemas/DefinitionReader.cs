using System.Text.Json;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Schemas;

/// <summary>Reads the members of one object of a definition, strictly: a characteristic that is misspelt must not be taken for its default.</summary>
internal sealed class DefinitionReader
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.OrdinalIgnoreCase);
    private readonly string what;

    /// <param name="what">How messages call the object.</param>
    /// <param name="known">The members it may have.</param>
    /// <exception cref="RefusedException">InvalidValue: no object, or a member that it cannot have.</exception>
    public DefinitionReader(JsonElement json, string what, IReadOnlyCollection<string> known)
    {
        this.what = what;
        if (json.ValueKind != JsonValueKind.Object)
            throw Refused("must be an object");
        foreach (var member in json.EnumerateObject())
        {
            if (!known.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
                throw Refused($"has a member '{member.Name.Shortened()}' that is not known; there are {string.Join(", ", known)}");
            if (member.Value.ValueKind != JsonValueKind.Null && !members.TryAdd(member.Name, member.Value))
                throw Refused($"has '{member.Name.Shortened()}' twice");
        }
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public string? FindText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Refused($"needs a string as '{name}'"),
    };

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public string Text(string name) => FindText(name) is { Length: > 0 } text ? text : throw Refused($"needs '{name}'");

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public bool? FindFlag(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Refused($"needs true or false as '{name}'"),
    };

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public IReadOnlyList<JsonElement> List(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
        _ => throw Refused($"needs an array as '{name}'"),
    };

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public IReadOnlyList<string> Texts(string name) =>
    [
        .. List(name).Select(item => item.ValueKind == JsonValueKind.String
            ? item.GetString()!
            : throw Refused($"needs strings in '{name}'")),
    ];

    /// <summary>The value that the member spells; its default when there is none.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public T Choice<T>(string name, Func<T, string> spelling, T otherwise)
        where T : struct, Enum
    {
        if (FindText(name) is not { } text)
            return otherwise;
        foreach (var value in Enum.GetValues<T>())
        {
            if (spelling(value).Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        throw Refused($"cannot have '{text.Shortened()}' as '{name}'; there are {string.Join(", ", Enum.GetValues<T>().Select(spelling))}");
    }

    public RefusedException Refused(string why) => new(Refusal.InvalidValue, $"{what} {why}.");

    private JsonElement? Find(string name) => members.TryGetValue(name, out var value) ? value : null;
}
