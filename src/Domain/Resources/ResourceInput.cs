using System.Text.Json;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Resources;

/// <summary>A resource as a client sent it with POST or PUT, read by the type that the workspace defined.</summary>
public sealed class ResourceInput
{
    private readonly SentResource sent;

    private ResourceInput(SentResource sent, ResourceType type)
    {
        this.sent = sent;
        Type = type;
    }

    public ResourceType Type { get; }

    /// <summary>The attributes that were sent, in canonical notation.</summary>
    public IReadOnlySet<string> Named => sent.Read.Named;

    /// <exception cref="RefusedException">InvalidSyntax, InvalidValue.</exception>
    public static ResourceInput Read(JsonElement body, WorkspaceTypes types, ResourceType type, Allowance allowance)
    {
        var read = ResourceReader.Read(type, body, allowance);
        IgnoredNames.Use(read.Ignored, read.Foreign, type.Name, allowance);
        return new ResourceInput(new SentResource(types, read), type);
    }

    /// <exception cref="RefusedException">InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Created(WorkspaceTypes now) => sent.Created(Type, now);

    /// <exception cref="RefusedException">Mutability, InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Replacing(ComplexNode before, WorkspaceTypes now) => sent.Replacing(Type, before, now, _ => false);
}

/// <summary>A PATCH of a resource as a client sent it.</summary>
public sealed class ResourcePatch
{
    private readonly WorkspaceTypes types;
    private readonly PatchRequest patch;

    private ResourcePatch(WorkspaceTypes types, ResourceType type, PatchRequest patch)
    {
        this.types = types;
        this.patch = patch;
        Type = type;
    }

    public ResourceType Type { get; }

    /// <summary>The attributes it speaks about, in canonical notation; found when they are asked for.</summary>
    /// <exception cref="RefusedException">What RFC 7644 §3.5.2 refuses, while they are enumerated.</exception>
    public IEnumerable<string> Named => Enumerable.Repeat(patch, 1).SelectMany(whole => Patch.Targets(Type, whole));

    /// <exception cref="RefusedException">InvalidSyntax, InvalidValue, NoTarget, TooLarge.</exception>
    public static ResourcePatch Read(JsonElement body, WorkspaceTypes types, ResourceType type, Allowance allowance) =>
        new(types, type, PatchRequest.Parse(body, allowance));

    /// <exception cref="RefusedException">What RFC 7644 §3.5.2 refuses; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Patched(Resource resource, WorkspaceTypes now)
    {
        now.RequireSame(types);
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        var after = WriteRules.Patched(Type, resource.Id, resource.Profile.Document, patch, ignored);
        IgnoredNames.Use(ignored, [], Type.Name, patch.Allowance);
        return after;
    }
}
