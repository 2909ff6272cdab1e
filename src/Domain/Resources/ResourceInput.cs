using System.Text.Json;
using Rolecall.Domain.Members;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Resources;

/// <summary>A resource as a client sent it with POST or PUT, read by the type that the workspace defined.</summary>
public sealed class ResourceInput
{
    private readonly WorkspaceTypes types;
    private readonly ReadResource read;

    private ResourceInput(WorkspaceTypes types, ResourceType type, ReadResource read)
    {
        this.types = types;
        this.read = read;
        Type = type;
        Notes = IgnoredNames.Notes(read.Ignored, type.Name);
    }

    public ResourceType Type { get; }

    /// <summary>What was ignored, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The attributes that were sent, in canonical notation.</summary>
    public IReadOnlySet<string> Named => read.Named;

    /// <exception cref="RefusedException">InvalidSyntax, InvalidValue.</exception>
    public static ResourceInput Read(JsonElement body, WorkspaceTypes types, ResourceType type) =>
        new(types, type, ResourceReader.Read(type, body));

    /// <exception cref="RefusedException">InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Created(WorkspaceTypes now)
    {
        now.RequireSame(types);
        RequiredAttributes.Check(Type, read.Document);
        return read.Document;
    }

    /// <exception cref="RefusedException">Mutability, InvalidValue; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Replacing(ComplexNode before, WorkspaceTypes now)
    {
        now.RequireSame(types);
        return Replacement.Of(Type, before, read, _ => false);
    }
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

    /// <summary>The attributes it speaks about, in canonical notation.</summary>
    /// <exception cref="RefusedException">What RFC 7644 §3.5.2 refuses.</exception>
    public IReadOnlyCollection<string> Named => Patch.Targets(Type, patch);

    /// <exception cref="RefusedException">InvalidSyntax, InvalidValue, NoTarget, TooLarge.</exception>
    public static ResourcePatch Read(JsonElement body, WorkspaceTypes types, ResourceType type) => new(types, type, PatchRequest.Parse(body));

    /// <exception cref="RefusedException">What RFC 7644 §3.5.2 refuses; Busy: the workspace's schemas have changed since.</exception>
    internal ComplexNode Patched(Resource resource, WorkspaceTypes now, List<string> notes)
    {
        now.RequireSame(types);
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        // The id is no part of the profile, but clients echo it in values and the engine tells an echo from a change.
        var named = resource.Profile.Document.With("id", new TextNode(resource.Id.Value));
        var after = Patch.Apply(Type, named, patch, ignored).With("id", null);
        notes.AddRange(IgnoredNames.Notes(ignored, Type.Name));
        return after;
    }
}
