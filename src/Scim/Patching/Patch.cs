using System.Text.Json;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Patching;

/// <summary>Applies a PATCH request to a document (RFC 7644 §3.5.2), from the definitions of its resource type alone.</summary>
public static class Patch
{
    /// <returns>The document after all operations, in order; equal to <paramref name="document"/> when they change nothing.</returns>
    /// <param name="document">Its "id", if it has one, is what an "id" among the values must equal.</param>
    /// <param name="ignored">Takes the names, in values, of attributes that the resource type does not have.</param>
    /// <exception cref="RefusedException">
    /// InvalidFilter, InvalidPath, InvalidSyntax, InvalidValue, Mutability, NoTarget, Sensitive: no operation has happened.
    /// </exception>
    public static ComplexNode Apply(
        ResourceType type, ComplexNode document, PatchRequest patch, ICollection<string>? ignored = null)
    {
        var result = document;
        var reading = new Reading(patch.Allowance, ignored);
        foreach (var operation in patch.Operations)
        {
            foreach (var step in PatchSteps.Of(type, operation, reading))
                result = Take(step, type, result);
        }

        RequiredAttributes.CheckChange(type, document, result);
        return result;
    }

    /// <summary>The attributes a request speaks about, in canonical notation, whether or not it changes them.</summary>
    /// <exception cref="RefusedException">As <see cref="Apply"/>.</exception>
    public static IReadOnlyCollection<string> Targets(ResourceType type, PatchRequest patch)
    {
        var reading = new Reading(patch.Allowance, Ignored: null);
        return [.. patch.Operations.SelectMany(operation => PatchSteps.Of(type, operation, reading)).Select(step => step.Target.ToString())];
    }

    private static ComplexNode Take(PatchStep step, ResourceType type, ComplexNode document)
    {
        var target = step.Target;
        if (ReferenceEquals(target.Attribute, CommonAttributes.Schemas))
            return TakeSchemas(step, type, document);
        if (!target.Attribute.IsWritable())
            return IsEcho(step, document) ? document : throw MutabilityRefusal.Of(target with { Sub = null });
        if (!target.Leaf.IsWritable())
            throw MutabilityRefusal.Of(target);

        var before = document.Find(target);
        var after = AttributeChange.Of(step, before);
        if (before is null ? after is null : before.Equals(after))
            return document;

        var whole = target with { Sub = null };
        if (before is not null && target.Attribute.Mutability == Mutability.Immutable)
            throw MutabilityRefusal.Of(whole);
        // RFC 7644 §3.5.2.2 names this one: removing what is required is a matter of mutability.
        if (after is null && step.Op == PatchOp.Remove && target.Attribute.Required)
            throw MutabilityRefusal.Of(whole);
        return document.Place(target, after);
    }

    /// <remarks>Okta repeats the id in every rename; others send back "meta" with the rest of what they read.</remarks>
    private static bool IsEcho(PatchStep step, ComplexNode document)
    {
        if (!step.IsNamedInValue || !(ReferenceEquals(step.Target.Attribute, CommonAttributes.Meta) || IsOwnId(step, document)))
            return false;
        UseEcho(step);
        return true;
    }

    private static bool IsOwnId(PatchStep step, ComplexNode document) =>
        ReferenceEquals(step.Target.Attribute, CommonAttributes.Id)
        && step.Value.ValueKind == JsonValueKind.String
        && (document.Text(CommonAttributes.Id.Name) is not { } id || step.Value.ValueEquals(id));

    private static void UseEcho(PatchStep step) => step.Reading.Allowance.Use(
        Quirks.EchoedId, $"'{step.Target}' was repeated in a value; it was passed over.",
        Refusal.Mutability, $"'{step.Target}' is the server's to set; leave it out of the value.");

    /// <remarks>"schemas" follows the data (<see cref="SchemasInUse"/>): naming an extension in it changes nothing by itself.</remarks>
    private static ComplexNode TakeSchemas(PatchStep step, ResourceType type, ComplexNode document)
    {
        if (step.IsNamedInValue)
        {
            UseEcho(step);
            return document;
        }

        if (!step.HasValue)
            throw new RefusedException(Refusal.Mutability, "'schemas' is required and cannot be removed; name the URIs to remove, if any.");

        var uris = ValueReader.Read(step.Target, step.Value, step.Reading) as ListNode;
        if (step.Op != PatchOp.Remove
            && uris?.Items.OfType<TextNode>().FirstOrDefault(uri => type.FindSchema(uri.Value) is null) is { } unknown)
        {
            throw new RefusedException(Refusal.InvalidValue, $"'{unknown.Value.Shortened()}' is not a schema of {type.Name}.");
        }

        return document;
    }
}
