using System.Globalization;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>A member with all that a filter can ask about.</summary>
internal sealed record StoredMember(long Number, ComplexNode Profile)
{
    public const string Root = "https://people.example/scim/1/v2";

    public const string Location = Root + "/Users/";

    public string Id { get; init; } = $"00000000-0000-7000-8000-{Number:x12}";

    public BuiltInRole Role { get; init; } = BuiltInRole.Member;

    public CustomRole? CustomRole { get; init; }

    public IReadOnlyList<StoredGroup> Groups { get; init; } = [];

    public long Version { get; init; } = 1;

    public DateTimeOffset Created { get; init; } = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public DateTimeOffset Modified { get; init; } = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public IReadOnlyList<string> Extensions => [.. SchemasInUse.Of(MemberSchemas.Profile, Profile).Skip(1)];

    /// <summary>The resource as a client sees it.</summary>
    public ComplexNode Shown() => Profile
        .With("schemas", new ListNode([.. SchemasInUse.Of(MemberSchemas.Profile, Profile).Append(MemberSchemas.RoleUrn).Select(Text)]))
        .With("id", Text(Id))
        .With("active", FlagNode.Of(Profile.Flag("active") ?? false))
        .With("groups", ListNode.OfAny([.. Groups.Select(group => ComplexNode.Empty
            .With("value", Text(group.Id))
            .With("$ref", Text($"{Root}/Groups/{group.Id}"))
            .With("display", Text(group.Name))
            .With("type", Text("direct")))]))
        .With("meta", ComplexNode.Empty
            .With("resourceType", Text("User"))
            .With("created", Text(Written(Created)))
            .With("lastModified", Text(Written(Modified)))
            .With("location", Text(Location + Id))
            .With("version", Text($"W/\"{Version}\"")))
        .With(MemberSchemas.RoleUrn, ComplexNode.Empty
            .With("role", Text((CustomRole?.Inherited ?? Role).Word()))
            .With("customRoleId", CustomRole is { } id ? Text(id.Id.ToString()) : null)
            .With("customRoleName", CustomRole is { } name ? Text(name.Name) : null));

    private static TextNode Text(string value) => new(value);

    private static string Written(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
