using System.Text.Json;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Bulk;

/// <summary>One operation of a bulk request, as it was sent.</summary>
/// <param name="Method">In capitals; null when there is none.</param>
/// <param name="Path">Relative to the base URL: "/Users", "/Users/{id}".</param>
/// <param name="Version">The ETag that the resource must have (RFC 7644 §3.14).</param>
/// <param name="Data">The resource or the PATCH, a part of the body's document.</param>
/// <param name="Problem">Why it cannot be carried out at all; null when it can.</param>
public sealed record BulkOperation(string? Method, string? Path, string? BulkId, string? Version, JsonElement? Data, RefusedException? Problem)
{
    private static readonly string[] Methods = ["POST", "PUT", "PATCH", "DELETE"];

    public bool Creates => Method == "POST";

    internal static BulkOperation Read(JsonElement json, Allowance allowance)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new BulkOperation(null, null, null, null, null, Malformed("Each of 'Operations' must be an object."));

        var sent = Text(json, "method");
        var method = Methods.FirstOrDefault(known => known.Equals(sent, StringComparison.OrdinalIgnoreCase));
        var operation = new BulkOperation(
            method ?? sent, Text(json, "path"), Text(json, "bulkId"), Text(json, "version"), json.Member("data"), null);
        return operation with { Problem = operation.Judge(method is not null) ?? CaseOf(sent, method, allowance) };
    }

    private static RefusedException? CaseOf(string? sent, string? method, Allowance allowance)
    {
        if (sent == method)
            return null;
        if (!allowance.Has(Quirks.OperationCase))
            return Malformed($"'{sent}' is not a method: write {method}.");
        allowance.Note(Quirks.OperationCase, $"sent \"{sent}\"; read as {method}.");
        return null;
    }

    private RefusedException? Judge(bool isKnown)
    {
        if (Method is null)
            return Malformed("The operation has no 'method'; there are POST, PUT, PATCH and DELETE.");
        if (!isKnown)
            return Malformed("The 'method' must be POST, PUT, PATCH or DELETE: what only reads is no bulk operation.");
        if (Path is null)
            return Malformed("The operation has no 'path', such as /Users or /Users/{id}.");
        if (Creates && string.IsNullOrEmpty(BulkId))
            return Malformed("A POST needs a 'bulkId' by which its result can be known.");
        return Method != "DELETE" && Data is not { ValueKind: JsonValueKind.Object }
            ? Malformed($"A {Method} needs 'data' that is an object.")
            : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static RefusedException Malformed(string message) => new(Refusal.InvalidSyntax, message);
}
