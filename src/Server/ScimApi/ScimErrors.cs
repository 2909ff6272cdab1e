using System.Globalization;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Server.ScimApi;

/// <summary>The one table from a refusal to its SCIM answer (RFC 7644 §3.12). A refusal without a row does not compile.</summary>
internal static class ScimErrors
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    public static ScimAnswer Of(RefusedException refused)
    {
        var (status, scimType) = Row(refused.Refusal);
        return Of(status, scimType, refused.Message) with { RetryAfter = RetryAfter(refused) };
    }

    public static ScimAnswer Of(int status, string? scimType, string detail) =>
        new(status, ErrorMessage.ToUtf8(status, scimType, detail));

    /// <summary>For what nobody expected; the log has the rest.</summary>
    public static ScimAnswer OfFault(string requestId) => Of(
        500, null, $"Something went wrong in Rolecall; its log tells more under request {requestId}.");

    /// <summary>For what only HTTP knows: nobody threw, and routing left a bare status.</summary>
    public static ScimAnswer Of(int status, string method) => Of(status, null, status switch
    {
        404 => "There is nothing at this path: check the SCIM base URL, which ends in /v2, and the endpoint after it.",
        405 => $"{method} is not possible here: the Allow header names what is.",
        _ => $"The request was refused with status {status}.",
    });

    private static string? RetryAfter(RefusedException refused)
    {
        if (refused.Refusal is not (Refusal.Held or Refusal.Busy))
            return null;
        // Okta and others read whole seconds only, never a date.
        var wait = refused.RetryAfter ?? ShortWait;
        return Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString("F0", CultureInfo.InvariantCulture);
    }

    private static (int Status, string? ScimType) Row(Refusal refusal) => refusal switch
    {
        Refusal.Forbidden => (403, null),
        Refusal.ExpiredCursor => (400, "expiredCursor"),
        Refusal.InvalidCount => (400, "invalidCount"),
        Refusal.InvalidCursor => (400, "invalidCursor"),
        Refusal.InvalidFilter => (400, "invalidFilter"),
        Refusal.InvalidPath => (400, "invalidPath"),
        Refusal.InvalidSyntax => (400, "invalidSyntax"),
        Refusal.InvalidValue => (400, "invalidValue"),
        Refusal.Mutability => (400, "mutability"),
        Refusal.NoTarget => (400, "noTarget"),
        Refusal.NotFound => (404, null),
        Refusal.Sensitive => (403, "sensitive"),
        Refusal.TooMany => (400, "tooMany"),
        Refusal.Uniqueness => (409, "uniqueness"),
        Refusal.VersionMismatch => (412, null),
        Refusal.Conflict => (409, null),
        Refusal.TooLarge => (413, null),
        Refusal.NotImplemented => (501, null),
        Refusal.Held => (429, null),
        Refusal.Busy => (503, null),
    };
}
