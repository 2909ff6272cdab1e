using System.Text.Json;
using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi.V1;

/// <summary>Reads roles as callers write them.</summary>
internal static class RoleInput
{
    /// <summary>A built-in role as word or number, else the id of a custom one.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static RoleRef Reference(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            throw new RefusedException(Refusal.InvalidValue, $"'{name}' is missing: name a built-in role or the id of a custom one.");
        if (BuiltInRoles.Parse(text) is { } builtIn)
            return RoleRef.Of(builtIn);
        return FindId(text) is { } id
            ? RoleRef.Of(id)
            : throw new RefusedException(
                Refusal.InvalidValue, $"'{name}' cannot be '{ApiBody.Shortened(text)}': name a built-in role or the id of a custom one.");
    }

    /// <exception cref="RefusedException">NotFound.</exception>
    public static RoleId Id(string text) =>
        FindId(text) ?? throw new RefusedException(Refusal.NotFound, "There is no such role in this workspace.");

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static BuiltInRole? FindInherited(ApiBody body) => body.FindTextOrNumber("inheritedRole") switch
    {
        null => null,
        { } text => BuiltInRoles.Parse(text) ?? throw new RefusedException(
            Refusal.InvalidValue, $"'inheritedRole' cannot be '{ApiBody.Shortened(text)}': send admin, member, limited_member or guest, or its number."),
    };

    /// <summary>{"key": true} or {"key": false} for each, or a list of keys to allow.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static IReadOnlyDictionary<string, bool>? FindPermissions(ApiBody body) => body.Find("permissions") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().ToDictionary(own => own.Name, Allowed, StringComparer.Ordinal),
        { ValueKind: JsonValueKind.Array } keys => keys.EnumerateArray().Select(Key).Distinct(StringComparer.Ordinal)
            .ToDictionary(key => key, _ => true, StringComparer.Ordinal),
        _ => throw Malformed(),
    };

    private static bool Allowed(JsonProperty own) =>
        own.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? own.Value.GetBoolean() : throw Malformed();

    private static string Key(JsonElement key) => key.ValueKind == JsonValueKind.String ? key.GetString()! : throw Malformed();

    private static RefusedException Malformed() =>
        new(Refusal.InvalidValue, "'permissions' must be an object of key and true or false, or a list of the keys to allow.");

    private static RoleId? FindId(string text) => int.TryParse(text, out var id) && id > 0 ? new RoleId(id) : null;
}
