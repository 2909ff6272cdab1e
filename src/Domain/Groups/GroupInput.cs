using System.Text.Json;
using Rolecall.Domain.Members;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Groups;

/// <summary>A Group as a client sent it with POST or PUT, read by the schema.</summary>
public sealed class GroupInput
{
    private readonly SentResource sent;

    private GroupInput(SentResource sent, IReadOnlyList<string> members)
    {
        this.sent = sent;
        Members = members;
    }

    /// <summary>The attributes that were sent, in canonical notation.</summary>
    public IReadOnlySet<string> Named => sent.Read.Named;

    /// <summary>None when they were left out: RFC 7644 §3.5.1 clears what a PUT does not name.</summary>
    internal IReadOnlyList<string> Members { get; }

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue.</exception>
    public static GroupInput Read(JsonElement body, WorkspaceTypes types, Allowance allowance)
    {
        var resource = ResourceReader.Read(types.GroupProfile, body, allowance);
        RequiredAttributes.Check(GroupSchemas.Profile, resource.Document);
        var members = NamedMembers.Properties(body).Where(property => NamedMembers.Are(property.Name)).SelectMany(property => MemberIds.Of(property.Value, allowance));
        IgnoredNames.Use(resource.Ignored.Where(name => !NamedMembers.Are(name)), resource.Foreign, GroupSchemas.Group.Name, allowance);
        return new GroupInput(new SentResource(types, resource), [.. members.Distinct(StringComparer.Ordinal)]);
    }

    /// <exception cref="Scim.RefusedException">InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Created(WorkspaceTypes now) => sent.Created(now.GroupProfile, now);

    /// <summary>Attributes of the workspace's own schemas stay when they are left out (design §5).</summary>
    /// <exception cref="Scim.RefusedException">Mutability, InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Replacing(ComplexNode before, WorkspaceTypes now) => sent.Replacing(now.GroupProfile, before, now, now.Declares);
}

/// <summary>A PATCH of a Group as a client sent it.</summary>
public sealed class GroupPatch
{
    private readonly WorkspaceTypes types;
    private readonly MembershipSteps operations;

    private GroupPatch(WorkspaceTypes types, MembershipSteps operations) => (this.types, this.operations) = (types, operations);

    /// <summary>The attributes of the group's own data that it speaks about, in canonical notation; found when they are asked for.</summary>
    /// <exception cref="Scim.RefusedException">What RFC 7644 §3.5.2 refuses, while they are enumerated.</exception>
    public IEnumerable<string> Named => Enumerable.Repeat(operations.Rest, 1).SelectMany(rest => Patch.Targets(types.GroupProfile, rest));

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue, InvalidPath, NoTarget, Mutability, TooLarge.</exception>
    public static GroupPatch Read(JsonElement body, WorkspaceTypes types, Allowance allowance) =>
        new(types, MembershipSteps.Of(PatchRequest.Parse(body, allowance), types.Group));

    /// <exception cref="Scim.RefusedException">Busy: the workspace's schemas have changed since.</exception>
    internal MembershipSteps Operations(WorkspaceTypes now)
    {
        now.RequireSame(types);
        return operations;
    }
}
