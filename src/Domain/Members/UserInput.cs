using System.Text.Json;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Members;

/// <summary>A User as a client sent it with POST or PUT, read by the schema.</summary>
public sealed class UserInput
{
    private readonly SentResource sent;

    private UserInput(SentResource sent, IReadOnlyList<RoleSignal> roles)
    {
        this.sent = sent;
        Roles = roles;
    }

    /// <summary>The attributes that were sent, in canonical notation.</summary>
    public IReadOnlySet<string> Named => sent.Read.Named;

    internal IReadOnlyList<RoleSignal> Roles { get; }

    /// <summary>The user name, by which the operation finds who may be meant.</summary>
    internal string UserName => sent.Read.Document.Text("userName")!;

    internal string? ExternalId => sent.Read.Document.Text("externalId");

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue.</exception>
    public static UserInput Read(JsonElement body, WorkspaceTypes types, Allowance allowance)
    {
        var resource = ResourceReader.Read(types.Profile, body, allowance);
        RequiredAttributes.Check(MemberSchemas.Profile, resource.Document);
        var roles = RoleSignals.Of(body, types);
        RoleSignals.UsePlaces(roles, allowance);
        IgnoredNames.Use(resource.Ignored, resource.Foreign, roles, types, allowance);
        return new UserInput(new SentResource(types, resource), roles);
    }

    /// <summary>The profile of somebody new.</summary>
    /// <exception cref="Scim.RefusedException">InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Created(WorkspaceTypes now)
    {
        var profile = sent.Created(now.Profile, now);
        return profile["active"] is null ? profile.With("active", FlagNode.True) : profile;
    }

    /// <summary>The profile of somebody who is there; attributes of the workspace's own schemas stay when they are left out (design §5).</summary>
    /// <exception cref="Scim.RefusedException">Mutability, InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Replacing(ComplexNode before, WorkspaceTypes now) => sent.Replacing(now.Profile, before, now, now.Declares);
}

/// <summary>A PATCH of a User as a client sent it.</summary>
public sealed class UserPatch
{
    private readonly WorkspaceTypes types;
    private readonly RoleOperations operations;

    private UserPatch(WorkspaceTypes types, RoleOperations operations) => (this.types, this.operations) = (types, operations);

    /// <summary>The attributes it speaks about, in canonical notation; found when they are asked for.</summary>
    /// <exception cref="Scim.RefusedException">What RFC 7644 §3.5.2 refuses, while they are enumerated.</exception>
    public IEnumerable<string> Named => Enumerable.Repeat(operations.Rest, 1).SelectMany(rest => Patch.Targets(types.Profile, rest));

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue, NoTarget, TooLarge.</exception>
    public static UserPatch Read(JsonElement body, WorkspaceTypes types, Allowance allowance)
    {
        var parted = RoleOperations.Of(PatchRequest.Parse(body, allowance), types);
        RoleSignals.UsePlaces(parted.Signals, allowance);
        return new UserPatch(types, parted);
    }

    /// <exception cref="Scim.RefusedException">Busy: the workspace's schemas have changed since.</exception>
    internal RoleOperations Operations(WorkspaceTypes now)
    {
        now.RequireSame(types);
        return operations;
    }
}
