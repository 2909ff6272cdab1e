namespace Rolecall.Server.Pages;

/// <summary>The names under which a form proves that it is ours.</summary>
internal static class AntiforgeryNames
{
    public const string Field = "csrf";
    public const string Header = "X-CSRF";
    public const string Cookie = "__Host-rolecall-csrf";
}
