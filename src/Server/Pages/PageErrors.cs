using Rolecall.Scim;

namespace Rolecall.Server.Pages;

/// <summary>Which status a page that says "no" has, and what it says when nobody else did.</summary>
internal static class PageErrors
{
    public static int StatusOf(RefusedException refused) => refused.Refusal switch
    {
        Refusal.Forbidden or Refusal.Sensitive => 403,
        Refusal.NotFound => 404,
        Refusal.Uniqueness or Refusal.Conflict or Refusal.VersionMismatch => 409,
        Refusal.TooLarge => 413,
        Refusal.Held => 429,
        Refusal.NotImplemented => 501,
        Refusal.Busy => 503,
        Refusal.ExpiredCursor or Refusal.InvalidCount or Refusal.InvalidCursor or Refusal.InvalidFilter or Refusal.InvalidPath
            or Refusal.InvalidSyntax or Refusal.InvalidValue or Refusal.Mutability or Refusal.NoTarget or Refusal.TooMany => 400,
    };

    public static string Title(int status) => status switch
    {
        403 => "This is not open to you",
        404 => "Nothing is here",
        409 => "Something else was faster",
        429 or 503 => "Too much at once",
        500 => "Something went wrong",
        _ => "That did not work",
    };

    public static string Sentence(int status) => status switch
    {
        404 => "The address may be mistyped, or what it led to is gone.",
        405 => "This address does not take what was sent: go back and use the page's own buttons.",
        413 => "That was more than fits into one form: send less.",
        _ => "The request could not be read: go back and try again.",
    };
}
