using System.Text.Json;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;

namespace Rolecall.Domain.Members;

/// <summary>A User as a client sent it with POST or PUT, read by the schema.</summary>
public sealed class UserInput
{
    private readonly WorkspaceTypes types;
    private readonly ReadResource read;

    private UserInput(WorkspaceTypes types, ReadResource read, IReadOnlyList<RoleSignal> roles)
    {
        this.types = types;
        this.read = read;
        Roles = roles;
        Notes = IgnoredNames.Notes(read.Ignored, roles, types);
    }

    /// <summary>What was ignored, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The attributes that were sent, in canonical notation.</summary>
    public IReadOnlySet<string> Named => read.Named;

    internal IReadOnlyList<RoleSignal> Roles { get; }

    /// <summary>The user name, by which the operation finds who may be meant.</summary>
    internal string UserName => read.Document.Text("userName")!;

    internal string? ExternalId => read.Document.Text("externalId");

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue.</exception>
    public static UserInput Read(JsonElement body, WorkspaceTypes types)
    {
        var resource = ResourceReader.Read(types.Profile, body);
        RequiredAttributes.Check(MemberSchemas.Profile, resource.Document);
        return new UserInput(types, resource, RoleSignals.Of(body, types));
    }

    /// <summary>The profile of somebody new.</summary>
    /// <exception cref="Scim.RefusedException">InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Created(WorkspaceTypes now)
    {
        now.RequireSame(types);
        RequiredAttributes.Check(now.Profile, read.Document);
        return read.Document["active"] is null ? read.Document.With("active", FlagNode.True) : read.Document;
    }

    /// <summary>The profile of somebody who is there; attributes of the workspace's own schemas stay when they are left out (design §5).</summary>
    /// <exception cref="Scim.RefusedException">Mutability, InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Replacing(ComplexNode before, WorkspaceTypes now)
    {
        now.RequireSame(types);
        return Replacement.Of(now.Profile, before, read, now.Declares);
    }
}

/// <summary>A PATCH of a User as a client sent it.</summary>
public sealed class UserPatch
{
    private readonly WorkspaceTypes types;
    private readonly RoleOperations operations;

    private UserPatch(WorkspaceTypes types, RoleOperations operations) => (this.types, this.operations) = (types, operations);

    /// <summary>The attributes it speaks about, in canonical notation.</summary>
    /// <exception cref="Scim.RefusedException">What RFC 7644 §3.5.2 refuses.</exception>
    public IReadOnlyCollection<string> Named => Patch.Targets(types.Profile, operations.Rest);

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue, NoTarget, TooLarge.</exception>
    public static UserPatch Read(JsonElement body, WorkspaceTypes types) => new(types, RoleOperations.Of(PatchRequest.Parse(body), types));

    /// <exception cref="Scim.RefusedException">Busy: the workspace's schemas have changed since.</exception>
    internal RoleOperations Operations(WorkspaceTypes now)
    {
        now.RequireSame(types);
        return operations;
    }
}
