using System.Globalization;
using Rolecall.Domain.Groups;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>A group with all that a filter can ask about, less its members.</summary>
internal sealed record StoredGroup(long Number, string Name, string? ExternalId = null)
{
    public string Id { get; init; } = $"00000000-0000-7000-9000-{Number:x12}";

    /// <summary>The resource as a client sees it.</summary>
    /// <param name="members">In the order they joined.</param>
    public ComplexNode Shown(IEnumerable<StoredMember> members) => ComplexNode.Empty
        .With("schemas", new ListNode([Text(GroupSchemas.Group.Schema.Id)]))
        .With("id", Text(Id))
        .With("displayName", Text(Name))
        .With("externalId", ExternalId is { } external ? Text(external) : null)
        .With("members", ListNode.OfAny([.. members.Select(member => ComplexNode.Empty
            .With("value", Text(member.Id))
            .With("$ref", Text(StoredMember.Location + member.Id))
            .With("display", Text(member.Profile.Text("displayName") ?? member.Profile.Text("userName")!))
            .With("type", Text("User")))]))
        .With("meta", ComplexNode.Empty
            .With("resourceType", Text("Group"))
            .With("created", Text(At(0)))
            .With("lastModified", Text(At(Number)))
            .With("location", Text($"{StoredMember.Root}/Groups/{Id}"))
            .With("version", Text("W/\"1\"")));

    private static TextNode Text(string value) => new(value);

    private static string At(long milliseconds) =>
        DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
