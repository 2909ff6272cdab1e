using System.Text.Json;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Patching;

/// <summary>A PATCH body, as far as it can be judged without the resource (RFC 7644 §3.5.2).</summary>
/// <remarks>The values are parts of the body's document and live as long as that does.</remarks>
public sealed record PatchRequest(IReadOnlyList<PatchOperation> Operations)
{
    public const string SchemaUri = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    public const int MaxOperations = 1_000;

    /// <exception cref="RefusedException">InvalidSyntax, InvalidPath, InvalidValue, NoTarget, TooLarge.</exception>
    public static PatchRequest Parse(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw Malformed("The body must be a JSON object with 'Operations'.");

        CheckSchemas(Member(body, "schemas"));
        if (Member(body, "Operations") is not { ValueKind: JsonValueKind.Array } operations || operations.GetArrayLength() == 0)
            throw Malformed("'Operations' must be an array of at least one operation.");
        if (operations.GetArrayLength() > MaxOperations)
        {
            throw new RefusedException(
                Refusal.TooLarge,
                $"The request has {operations.GetArrayLength()} operations; send at most {MaxOperations} at a time.");
        }

        return new PatchRequest([.. operations.EnumerateArray().Select(Operation)]);
    }

    private static void CheckSchemas(JsonElement? schemas)
    {
        if (schemas is not { } uris || uris.ValueKind == JsonValueKind.Null)
            return;
        if (uris.ValueKind != JsonValueKind.Array || !uris.EnumerateArray().Any(IsPatchOp))
            throw Malformed($"'schemas' must be an array that contains {SchemaUri}.");
    }

    private static bool IsPatchOp(JsonElement uri) =>
        uri.ValueKind == JsonValueKind.String && SchemaUri.Equals(uri.GetString(), StringComparison.OrdinalIgnoreCase);

    private static PatchOperation Operation(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Malformed("Each of 'Operations' must be an object.");

        var operation = new PatchOperation(Op(Member(json, "op")), Path(Member(json, "path")), Member(json, "value"));
        if (operation is { Op: PatchOp.Remove, Path: null })
            throw new RefusedException(Refusal.NoTarget, "A remove operation needs a 'path' that says what to remove.");
        if (operation is { Op: not PatchOp.Remove, Value: null })
            throw new RefusedException(Refusal.InvalidValue, "An add or replace operation needs a 'value'; send null to unassign.");
        return operation;
    }

    private static PatchOp Op(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.String } op)
            throw Malformed("Each operation needs an 'op' that is the string add, remove or replace.");

        // Entra sends "Add", "Replace", "Remove".
        var text = op.GetString() ?? "";
        if (text.Equals("add", StringComparison.OrdinalIgnoreCase))
            return PatchOp.Add;
        if (text.Equals("remove", StringComparison.OrdinalIgnoreCase))
            return PatchOp.Remove;
        return text.Equals("replace", StringComparison.OrdinalIgnoreCase)
            ? PatchOp.Replace
            : throw Malformed($"'{text.Shortened()}' is not an operation; use add, remove or replace.");
    }

    private static string? Path(JsonElement? json) => json switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } path when path.GetString() is { Length: > 0 } text => text,
        _ => throw new RefusedException(
            Refusal.InvalidPath, "'path' must be a string that names an attribute; leave it out to address the whole resource."),
    };

    private static JsonElement? Member(JsonElement json, string name)
    {
        JsonElement? found = null;
        foreach (var member in json.EnumerateObject())
        {
            if (!member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            if (found is not null)
                throw Malformed($"'{name}' occurs twice; send it once.");
            found = member.Value;
        }

        return found;
    }

    private static RefusedException Malformed(string message) => new(Refusal.InvalidSyntax, message);
}

public enum PatchOp
{
    Add,
    Remove,
    Replace,
}

/// <param name="Path">As it was sent; null addresses the resource itself.</param>
/// <param name="Value">Null when there is none; a JSON null is a value, and unassigns.</param>
public sealed record PatchOperation(PatchOp Op, string? Path, JsonElement? Value);
