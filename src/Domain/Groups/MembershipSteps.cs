using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Groups;

/// <summary>Parts a PATCH of a group into what it says about membership and what is left for the group's own data.</summary>
internal sealed record MembershipSteps(IReadOnlyList<MembershipStep> Steps, PatchRequest Rest)
{
    private const string Members = "members";

    /// <param name="type">A group as the workspace publishes it.</param>
    /// <exception cref="RefusedException">InvalidPath, InvalidValue, Mutability.</exception>
    public static MembershipSteps Of(PatchRequest patch, ResourceType type)
    {
        var steps = new List<MembershipStep>();
        var rest = new List<PatchOperation>();
        foreach (var operation in patch.Operations)
        {
            var path = operation.Path is { } sent && !IsPassedOver(type, sent, patch.Allowance) ? PatchPath.Parse(type, sent, patch.Allowance) : null;
            if (path is PatchPath.ToAttribute { Target: { Extension: null, Attribute.Name: Members } } members)
                steps.Add(Step(operation, members, patch.Allowance));
            else if (IsOfData(operation, path) || operation is not { Op: not PatchOp.Remove, Value: { ValueKind: JsonValueKind.Object } value })
                rest.Add(operation);
            else
                Part(operation, value, steps, rest, patch.Allowance);
        }

        return new MembershipSteps(steps, patch with { Operations = rest });
    }

    private static bool IsPassedOver(ResourceType type, string path, Allowance allowance) =>
        allowance.Has(Quirks.UnknownPaths) && PatchPath.NamesNothing(type, path);

    /// <summary>Also a path that is passed over: where the group's own data is changed, that is said.</summary>
    private static bool IsOfData(PatchOperation operation, PatchPath? path) =>
        path is PatchPath.ToAttribute || (path is null && operation.Path is not null);

    /// <summary>
    /// A path-less value without "members" never touches membership: Okta renames a group that way after every membership change
    /// (clients.md §2.8), and a server that took it for the whole group would empty it.
    /// </summary>
    private static void Part(
        PatchOperation operation, JsonElement value, List<MembershipStep> steps, List<PatchOperation> rest, Allowance allowance)
    {
        var properties = NamedMembers.Properties(value).ToArray();
        if (!Array.Exists(properties, property => NamedMembers.Are(property.Name)))
        {
            rest.Add(operation);
            return;
        }

        foreach (var property in properties)
        {
            if (NamedMembers.Are(property.Name))
                steps.Add(Whole(operation.Op, property.Value, allowance));
            else
                rest.Add(operation with { Value = Alone(property) });
        }
    }

    private static JsonElement Alone(JsonProperty property) =>
        JsonSerializer.SerializeToElement(new JsonObject { [property.Name] = JsonNode.Parse(property.Value.GetRawText()) });

    private static MembershipStep Step(PatchOperation operation, PatchPath.ToAttribute path, Allowance allowance)
    {
        if (path is { Where: null, Target.Sub: null })
        {
            return operation is { Op: PatchOp.Remove, Value: null or { ValueKind: JsonValueKind.Null } }
                ? new ReplaceMembers([])
                : Whole(operation.Op, operation.Value!.Value, allowance);
        }

        if (path.Where is null)
            throw MembershipRefusals.Fixed();
        if (operation.Op == PatchOp.Replace)
            return new ReplaceMatching(path.Where, path.Target.Sub is null ? MemberIds.Of(operation.Value!.Value, allowance) : []);

        // RFC 7643 §4.2: members come and go, a member's parts never change.
        if (path.Target.Sub is not null)
            throw MembershipRefusals.Fixed();
        if (operation.Op == PatchOp.Add)
            return AddOfChosen(operation, path.Where, allowance);
        return MemberIds.InFilter(path.Where) is { } ids ? new RemoveMembers(ids) : new RemoveMatching(path.Where);
    }

    /// <summary>Adding to the member that the path names by id comes to adding it; anything else would change a member's parts.</summary>
    private static AddMembers AddOfChosen(PatchOperation operation, Filter where, Allowance allowance)
    {
        var named = MemberIds.InFilter(where);
        var sent = MemberIds.Of(operation.Value!.Value, allowance);
        return named is [var one] && sent is [var other] && one == other ? new AddMembers(sent) : throw MembershipRefusals.Fixed();
    }

    private static MembershipStep Whole(PatchOp op, JsonElement value, Allowance allowance) => op switch
    {
        PatchOp.Add => new AddMembers(MemberIds.Of(value, allowance)),
        PatchOp.Remove => new RemoveMembers(MemberIds.Of(value, allowance)),
        _ => new ReplaceMembers(MemberIds.Of(value, allowance)),
    };
}
