using Rolecall.Scim;

namespace Rolecall.Server.ScimApi;

/// <summary>Parts of RFC 7644 that discovery says are not offered: each answered with a sentence instead of a bare 404.</summary>
internal static class NotOffered
{
    public static void MapNotOffered(this RouteGroupBuilder scim)
    {
        scim.Map("/Me", Me);
    }

    private static ScimAnswer Me(ScimRequest scim) =>
        throw new RefusedException(Refusal.NotFound, "A SCIM token stands for an identity provider and not for a person: there is no /Me for it.");
}
