using Rolecall.Scim;

namespace Rolecall.Server.Operations;

/// <summary>What can be the address of an installation.</summary>
internal static class PublicUrlRule
{
    /// <returns>Without a slash at the end.</returns>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static string Check(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            throw Refused("must be absolute and start with https:// (or http:// to try things out)");
        if (url is not { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" })
            throw Refused("must end after the host and port: no path, query or user name");
        if (url.Host.Contains('_', StringComparison.Ordinal))
            throw Refused("must not have an underscore in the host, because Okta refuses such base URLs");
        return url.GetLeftPart(UriPartial.Authority);
    }

    private static RefusedException Refused(string what) =>
        new(Refusal.InvalidValue, $"The public URL {what}: write it like https://rolecall.example.com.");
}
