using System.Text.Json;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Patching;

/// <summary>A PATCH body, as far as it can be judged without the resource (RFC 7644 §3.5.2).</summary>
/// <param name="Allowance">Of the client; what the resource shows to be odd is noted there too.</param>
/// <remarks>The values are parts of the body's document and live as long as that does.</remarks>
public sealed record PatchRequest(IReadOnlyList<PatchOperation> Operations, Allowance Allowance)
{
    public const string SchemaUri = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    public const int MaxOperations = 1_000;

    private const string NoOperations = "'Operations' must be an array of at least one operation.";

    private static readonly string[] Members = ["op", "path", "value"];

    /// <summary>In the order of <see cref="PatchOp"/>.</summary>
    private static readonly string[] Words = ["add", "remove", "replace"];

    /// <param name="allowance">Of the client; the usual one where there is none in particular.</param>
    /// <exception cref="RefusedException">InvalidSyntax, InvalidPath, InvalidValue, NoTarget, TooLarge.</exception>
    public static PatchRequest Parse(JsonElement body, Allowance? allowance = null)
    {
        allowance ??= Allowance.Usual();
        if (body.ValueKind != JsonValueKind.Object)
            throw Malformed("The body must be a JSON object with 'Operations'.");

        MessageSchemas.Check(Member(body, "schemas"), SchemaUri, allowance);
        if (Member(body, "Operations") is not { ValueKind: JsonValueKind.Array } operations)
            throw Malformed(NoOperations);
        if (operations.GetArrayLength() == 0)
            allowance.Use(Quirks.EmptyOperations, "the PATCH had no operations; it changed nothing.", Refusal.InvalidSyntax, NoOperations);
        if (operations.GetArrayLength() > MaxOperations)
        {
            throw new RefusedException(
                Refusal.TooLarge,
                $"The request has {operations.GetArrayLength()} operations; send at most {MaxOperations} at a time.");
        }

        return new PatchRequest([.. operations.EnumerateArray().Select(operation => Operation(operation, allowance))], allowance);
    }

    private static PatchOperation Operation(JsonElement json, Allowance allowance)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Malformed("Each of 'Operations' must be an object.");

        var (path, value) = (Member(json, "path"), Member(json, "value"));
        var operation = new PatchOperation(Op(Member(json, "op"), allowance), Path(path), value);
        if (operation is { Op: PatchOp.Remove, Path: null })
            throw new RefusedException(Refusal.NoTarget, "A remove operation needs a 'path' that says what to remove.");
        if (operation is { Op: not PatchOp.Remove, Value: null })
            throw new RefusedException(Refusal.InvalidValue, "An add or replace operation needs a 'value'; send null to unassign.");
        CheckForm(operation, allowance);
        if (json.GetPropertyCount() > 1 + (path is null ? 0 : 1) + (value is null ? 0 : 1))
            CheckMembers(json, allowance);
        return operation;
    }

    private static void CheckForm(PatchOperation operation, Allowance allowance)
    {
        if (operation.Path is null)
        {
            allowance.Use(
                Quirks.PathlessPatch, "an operation had no \"path\"; read as one on the attributes that its value names.",
                Refusal.InvalidSyntax, "Each operation needs a 'path' that names an attribute.");
        }

        if (operation is { Op: PatchOp.Remove, Value.ValueKind: not JsonValueKind.Null })
        {
            allowance.Use(
                Quirks.RemoveListedMembers, $"a remove of '{operation.Path!.Shortened()}' had a value; of a list only what that names was taken away.",
                Refusal.InvalidValue, "A remove operation has no 'value': replace the list with what is to stay of it.");
        }
    }

    private static void CheckMembers(JsonElement json, Allowance allowance)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!Members.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
            {
                allowance.Use(
                    Quirks.UnknownOperationMembers, $"'{member.Name.Shortened()}' in an operation was passed over.",
                    Refusal.InvalidSyntax, $"An operation has no '{member.Name.Shortened()}': send op, path and value.");
            }
        }
    }

    private static PatchOp Op(JsonElement? json, Allowance allowance)
    {
        if (json is not { ValueKind: JsonValueKind.String } op)
            throw Malformed("Each operation needs an 'op' that is the string add, remove or replace.");

        var text = op.GetString() ?? "";
        var at = Array.FindIndex(Words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            throw Malformed($"'{text.Shortened()}' is not an operation; use add, remove or replace.");
        // Entra sends "Add", "Replace", "Remove".
        if (text != Words[at])
            allowance.Use(Quirks.OperationCase, $"sent \"{text}\"; read as {Words[at]}.", Refusal.InvalidSyntax, $"'{text}' is not an operation: write {Words[at]}.");
        return (PatchOp)at;
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
