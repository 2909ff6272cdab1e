using System.Text.Json;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Admin.Provisioning;

/// <summary>What a value was and is, on one line.</summary>
internal static class ChangedWords
{
    private const string None = "nothing";
    private const int Longest = 200;

    /// <param name="name">As in a difference: an attribute, or "role", "grants", "groups", "managedBy".</param>
    public static string Of(string name, string? json, WorkspaceView view)
    {
        if (json is null)
            return None;
        using var document = JsonDocument.Parse(json);
        var value = document.RootElement;
        return (name, value.ValueKind) switch
        {
            ("role", JsonValueKind.Object) => Role(value, view.Roles),
            ("grants", JsonValueKind.Array) => Listed(value.EnumerateArray().Select(grant => Grant(grant, view.Roles))),
            ("groups" or "members", JsonValueKind.Array) => Counted(value.GetArrayLength(), name),
            ("managedBy", JsonValueKind.Number) => view.Connections.FirstOrDefault(one => one.Id.Value == value.GetInt32())?.Name ?? "a former connection",
            (_, JsonValueKind.String) => Shortened(value.GetString()!),
            (_, JsonValueKind.True) => "yes",
            (_, JsonValueKind.False) => "no",
            _ => Shortened(json),
        };
    }

    private static string Grant(JsonElement grant, RoleBook roles)
    {
        var role = grant.TryGetProperty("role", out var given) && given.ValueKind == JsonValueKind.Object ? Role(given, roles) : None;
        return grant.TryGetProperty("source", out var source) && source.GetString() == "manual" ? $"{role}, by hand" : $"{role}, by the identity provider";
    }

    private static string Role(JsonElement role, RoleBook roles)
    {
        if (role.TryGetProperty("customRoleId", out var id) && id.ValueKind == JsonValueKind.Number)
            return RoleWords.Title(RoleRef.Of(new RoleId(id.GetInt32())), roles);
        return role.TryGetProperty("role", out var word) && BuiltInRoles.Parse(word.GetString() ?? "") is { } builtIn ? RoleWords.Title(builtIn) : None;
    }

    private static string Listed(IEnumerable<string> words) => string.Join("; ", words.DefaultIfEmpty(None));

    private static string Counted(int count, string what) => count == 1 ? $"1 {what[..^1]}" : $"{count} {what}";

    private static string Shortened(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
