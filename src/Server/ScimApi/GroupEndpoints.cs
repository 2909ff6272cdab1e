using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Server.ScimApi;

/// <summary>RFC 7644 §3.3–§3.6 for Group.</summary>
internal static class GroupEndpoints
{
    public static void MapGroups(this RouteGroupBuilder scim)
    {
        scim.MapMethods("/Groups/{id}", ScimEndpoints.Read, GetAsync);
        scim.MapWrites("/Groups", (http, _) => http.RequestServices.GetRequiredService<GroupWrites>());
    }

    private static async Task<ScimAnswer> GetAsync(string id, ScimRequest scim, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var shape = GroupShape.Of(http, scim);
        var (unless, match) = (EntityTags.Parse(null, http.Request.Headers.IfNoneMatch), EntityTags.Parse(http.Request.Headers.IfMatch, null));
        return await directories.Open(scim.Caller.Workspace).ReadGroupAsync(ReadId(id), Read, ct) ?? throw NoSuchGroup();

        ScimAnswer Read(Group group, IEnumerable<GroupMember> members)
        {
            if (match?.Matches(group.Version) == false)
                throw new RefusedException(Refusal.VersionMismatch, "The group is no longer in the version that If-Match names.");
            return unless?.Matches(group.Version) == false
                ? new ScimAnswer(StatusCodes.Status304NotModified) { ETag = EntityTags.Of(group.Version) }
                : shape.Answer(StatusCodes.Status200OK, group, members);
        }
    }

    /// <summary>An id that we cannot have given names no group; whose it might be makes no difference (security.md R-20).</summary>
    public static ScimId ReadId(string text) => ScimId.TryParse(text, out var id) ? id : throw NoSuchGroup();

    private static RefusedException NoSuchGroup() => new(Refusal.NotFound, "There is no such group in this workspace.");
}
