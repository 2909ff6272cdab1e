using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Tests.Roles;

/// <summary>
/// Design §4.2 read once more, apart from the code under test: roles are words ("guest", "Reviewer"), requests are three values each of
/// which is missing, empty or something, and what follows is looked up in the order in which the text gives it.
/// </summary>
internal sealed class PlainReading(Behaviour behaviour, IReadOnlyDictionary<string, string> names, string? byGroup)
{
    private static readonly string[] Attributes = ["id", "name", "role"];

    private readonly Dictionary<string, string> received = new(StringComparer.Ordinal);
    private readonly HashSet<string> places = new(StringComparer.Ordinal);
    private (string Role, string Via)? attribute;
    private string? manual;
    private bool isManualLater;

    /// <summary>By name, the role that has it now: renaming is another entry.</summary>
    public Dictionary<string, string> Names { get; } = new(names, StringComparer.Ordinal);

    public Dictionary<string, string> FormerNames { get; } = new(StringComparer.Ordinal);

    public string Role => (attribute, manual) switch
    {
        ({ } sent, null) => sent.Role,
        (null, { } given) => given,
        ({ } sent, { } given) => isManualLater ? given : sent.Role,
        _ => behaviour.GroupRoles == GroupRoles.On && byGroup is not null ? byGroup : "member",
    };

    public void GrantByHand(string role) => (manual, isManualLater) = (role, true);

    /// <param name="sent">Missing: not sent. Null: cleared.</param>
    /// <param name="mayEcho">Whether the sender has seen an answer of ours.</param>
    /// <param name="echoes">Whether it sends that answer back, and what is sent stands in it.</param>
    /// <returns>Whether the request is refused.</returns>
    public bool Send(IReadOnlyDictionary<string, string?> sent, bool mayEcho, bool echoes = false)
    {
        var shown = Shown();
        var said = Attributes
            .Where(sent.ContainsKey)
            // "A value equal to our GET that this connection never sent is an echo and ignored."
            .Where(name => !(mayEcho && places.Contains(name) && sent[name] is { } value && value == shown.GetValueOrDefault(name) && value != received.GetValueOrDefault(name)))
            .ToDictionary(name => name, name => sent[name]);
        // What stands in the answer and is what this connection sent last is its own word, repeated.
        foreach (var name in Attributes.Where(name => echoes && !sent.ContainsKey(name) && shown[name] is { } value && value == received.GetValueOrDefault(name)))
            said[name] = shown[name];
        var changed = said.Where(one => one.Value is not null && one.Value != received.GetValueOrDefault(one.Key)).Select(one => one.Key).ToHashSet();
        var now = new Dictionary<string, string>(received, StringComparer.Ordinal);
        foreach (var (name, value) in said)
        {
            if (value is null)
                now.Remove(name);
            else
                now[name] = value;
        }

        if (Decide(said, changed, now) is not var (role, via, asserts))
            return true;
        var before = Role;
        var isNew = role is not null && (attribute is null || attribute.Value.Role != role || (asserts && role != before));
        attribute = role is null ? null : (role, via!);
        if (isNew)
            isManualLater = false;
        received.Clear();
        foreach (var (name, value) in now)
            received[name] = value;
        places.UnionWith(sent.Keys);
        return false;
    }

    /// <summary>Null when the request is refused.</summary>
    private (string? Role, string? Via, bool Asserts)? Decide(
        Dictionary<string, string?> said, HashSet<string> changed, Dictionary<string, string> now)
    {
        // "A changed custom-role attribute beats an unchanged one; then id, then name"; sent again, the one that decided decides again.
        var custom = new[] { "id", "name" }.Where(name => said.GetValueOrDefault(name) is not null).ToArray();
        var first = custom.FirstOrDefault(changed.Contains) ?? custom.FirstOrDefault(name => name == attribute?.Via) ?? custom.FirstOrDefault();
        if (first is not null)
            return Named(first, said[first]!);

        var standing = (attribute?.Role, attribute?.Via, false);
        var isCustom = attribute?.Via is "id" or "name";
        if (isCustom && said.ContainsKey("id") | said.ContainsKey("name"))
        {
            // "null, "" or PATCH remove clears that attribute; with no custom-role attribute left, role decides, else group mapping, else default."
            if (!said.ContainsKey(attribute!.Value.Via))
                return standing;
            var other = attribute.Value.Via == "id" ? "name" : "id";
            if (now.GetValueOrDefault(other) is { } left && Find(other, left) == attribute.Value.Role)
                return (attribute.Value.Role, other, false);
            if (said.GetValueOrDefault("role") is { } role)
                return Named("role", role);
            return now.GetValueOrDefault("role") is { } remembered && Find("role", remembered) is { } builtIn ? (builtIn, "role", true) : (null, null, true);
        }

        if (!said.TryGetValue("role", out var word))
            return standing;
        if (isCustom)
            return standing;
        return word is null ? (null, null, attribute is not null) : Named("role", word);
    }

    private (string? Role, string? Via, bool Asserts)? Named(string name, string value)
    {
        if (Find(name, value) is { } role)
            return (role, name, true);
        return behaviour.UnknownRole == UnknownRole.Reject ? null : (attribute?.Role, attribute?.Via, false);
    }

    private string? Find(string name, string value) => name switch
    {
        "id" => value switch { "7" => "seven", "8" => "eight", _ => null },
        "name" => Names.GetValueOrDefault(value) ?? (behaviour.RenamedRoles == RenamedRoles.Alias ? FormerNames.GetValueOrDefault(value) : null),
        _ => value is "guest" or "member" or "admin" ? value : null,
    };

    private Dictionary<string, string?> Shown() => new(StringComparer.Ordinal)
    {
        ["id"] = Role switch { "seven" => "7", "eight" => "8", _ => null },
        ["name"] = Names.FirstOrDefault(name => name.Value == Role).Key,
        ["role"] = Role switch { "seven" => "member", "eight" => "admin", var builtIn => builtIn },
    };
}
