using System.Text.Json;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Rows;

/// <summary>Reads images as the database made them: <see cref="MemberImages"/>, <see cref="GroupImages"/>, <see cref="ResourceImages"/>.</summary>
internal static class ImageReader
{
    public static MemberImage Member(JsonElement image) => new(
        Text(image, "id") is { } id ? Stored.Id(id) : null,
        Profile(image),
        Connection(image, "managedBy"),
        Time(image, "created"),
        [.. image.GetProperty("grants").EnumerateArray().Select(Grant)],
        image.GetProperty("received").EnumerateArray().ToDictionary(line => Connection(line, "connection")!.Value, Received),
        [.. image.GetProperty("drift").EnumerateArray().Select(Drift)]);

    public static GroupImage Group(JsonElement image) =>
        new(Stored.Id(Text(image, "id")!), Profile(image), Connection(image, "managedBy"), Time(image, "created"));

    public static ResourceImage Resource(JsonElement image) =>
        new(Text(image, "type")!, Stored.Id(Text(image, "id")!), Profile(image), Connection(image, "managedBy"), Time(image, "created"));

    private static Grant Grant(JsonElement line) => new(
        Stored.Word<GrantSource>(Text(line, "source")!),
        Stored.Role(Int(line, "role"), Int(line, "customRole")),
        Text(line, "via") is { } via ? Stored.Word<RoleAttribute>(via) : null,
        line.GetProperty("sequence").GetInt64(),
        Text(line, "by")!,
        Text(line, "requestId")!,
        Time(line, "at"));

    private static ReceivedRoles Received(JsonElement line) =>
        new(Text(line, "customRoleId"), Text(line, "customRoleName"), Text(line, "role"), Text(line, "roles"));

    private static Drift Drift(JsonElement line) => new(
        Text(line, "attribute")!,
        line.GetProperty("sent") is { ValueKind: not JsonValueKind.Null } sent ? sent.GetRawText() : null,
        Text(line, "reason")!,
        Time(line, "since"));

    private static ComplexNode Profile(JsonElement image) => DocumentJson.Read(JsonSerializer.SerializeToUtf8Bytes(image.GetProperty("profile")));

    private static ConnectionId? Connection(JsonElement from, string name) => Int(from, name) is { } id ? new ConnectionId(id) : null;

    private static DateTimeOffset Time(JsonElement from, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds(from.GetProperty(name).GetInt64());

    private static int? Int(JsonElement from, string name) =>
        from.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    /// <remarks>An image from before a column was added does not have it.</remarks>
    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
