using System.Text.Json;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Bulk;

/// <summary>The body of a bulk request (RFC 7644 §3.7), as far as it is judged as a whole; what is wrong with one operation is that one's result.</summary>
/// <param name="FailOnErrors">After how many errors the rest is left undone; null for never.</param>
public sealed record BulkRequest(int? FailOnErrors, IReadOnlyList<BulkOperation> Operations)
{
    public const string SchemaUri = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    public const int MaxOperations = 1_000;

    /// <param name="allowance">Of the client; the usual one where there is none in particular.</param>
    /// <exception cref="RefusedException">InvalidSyntax, InvalidValue; TooLarge: more than <see cref="MaxOperations"/>.</exception>
    public static BulkRequest Parse(JsonElement body, Allowance? allowance = null)
    {
        allowance ??= Allowance.Usual();
        MessageSchemas.Check(body.Member("schemas"), SchemaUri, allowance);
        if (body.Member("Operations") is not { ValueKind: JsonValueKind.Array } operations)
            throw Malformed("'Operations' must be an array of operations.");
        if (operations.GetArrayLength() > MaxOperations)
        {
            throw new RefusedException(
                Refusal.TooLarge,
                $"The request has {operations.GetArrayLength()} operations, more than maxOperations ({MaxOperations}): send them in several requests.");
        }

        BulkOperation[] all = [.. operations.EnumerateArray().Select(operation => BulkOperation.Read(operation, allowance))];
        if (all.Select(operation => operation.BulkId).OfType<string>().GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { Key: { } twice })
            throw new RefusedException(Refusal.InvalidValue, $"The bulkId '{twice.Shortened()}' stands at two operations; give each its own.");
        return new BulkRequest(FailAfter(body.Member("failOnErrors")), all);
    }

    private static int? FailAfter(JsonElement? json) => json switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var errors) && errors > 0 => errors,
        _ => throw Malformed("'failOnErrors' must be a whole number from 1 on; leave it out to go on after every error."),
    };

    private static RefusedException Malformed(string message) => new(Refusal.InvalidSyntax, message);
}
