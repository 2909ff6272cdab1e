using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Server.ScimApi;

/// <summary>RFC 7644 §3.3–§3.6 for User.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this RouteGroupBuilder scim)
    {
        scim.MapMethods("/Users/{id}", ScimEndpoints.Read, GetAsync);
        scim.MapWrites("/Users", (http, _) => http.RequestServices.GetRequiredService<UserWrites>());
    }

    private static async Task<ScimAnswer> GetAsync(string id, ScimRequest scim, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var shape = UserShape.Of(http, scim);
        var member = await directories.Open(scim.Caller.Workspace).FindMemberAsync(ReadId(id), ct) ?? throw NoSuchUser();
        scim.Member = member.Number;
        if (EntityTags.Parse(http.Request.Headers.IfMatch, null)?.Matches(member.Version) == false)
            throw new RefusedException(Refusal.VersionMismatch, "The user is no longer in the version that If-Match names.");

        return EntityTags.Parse(null, http.Request.Headers.IfNoneMatch)?.Matches(member.Version) == false
            ? new ScimAnswer(StatusCodes.Status304NotModified) { ETag = EntityTags.Of(member.Version) }
            : shape.Answer(StatusCodes.Status200OK, member, scim.Admitted.Connection!.Places);
    }

    /// <summary>An id that we cannot have given names nobody; whose it might be makes no difference (security.md R-20).</summary>
    public static ScimId ReadId(string text) => ScimId.TryParse(text, out var id) ? id : throw NoSuchUser();

    private static RefusedException NoSuchUser() => new(Refusal.NotFound, "There is no such user in this workspace.");
}
