using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Groups;

/// <summary>What a Group is here: RFC 7643's, without nesting.</summary>
public static class GroupSchemas
{
    /// <summary>The resource type as it is published, filtered and projected.</summary>
    public static readonly ResourceType Group = new("Group", "Group of members", "/Groups", CoreGroup.Schema, []);

    /// <summary>The part of it that is kept as it was sent: membership is rows.</summary>
    public static readonly ResourceType Profile = Group with
    {
        Schema = CoreGroup.Schema with { Attributes = [.. CoreGroup.Schema.Attributes.Where(attribute => attribute.Name != "members")] },
    };
}
