using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Server.ScimApi;

/// <summary>RFC 7644 §3.3–§3.6 for Group. What is decided is decided in the operation.</summary>
internal static class GroupEndpoints
{
    public static void MapGroups(this RouteGroupBuilder scim)
    {
        scim.MapMethods("/Groups/{id}", ScimEndpoints.Read, GetAsync);
        scim.MapPost("/Groups", PostAsync);
        scim.MapPut("/Groups/{id}", PutAsync);
        scim.MapPatch("/Groups/{id}", PatchAsync);
        scim.MapDelete("/Groups/{id}", DeleteAsync);
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

    private static async Task<ScimAnswer> PostAsync(
        ScimRequest scim, HttpContext http, CreateGroup create, IDirectories directories, CancellationToken ct)
    {
        using var body = await RequestBody.ReadAsync(http, scim, BodyLimits.Group);
        var input = GroupInput.Read(body.RootElement);
        var exchange = new GroupExchange(scim, GroupShape.Of(http, scim), StatusCodes.Status201Created, input.Notes);
        var group = await create.RunAsync(scim.Caller, input, exchange.Record, ct);
        return await exchange.AnswerAsync(group, directories.Open(scim.Caller.Workspace), ct);
    }

    private static async Task<ScimAnswer> PutAsync(
        string id, ScimRequest scim, HttpContext http, ReplaceGroup replace, IDirectories directories, CancellationToken ct)
    {
        using var body = await RequestBody.ReadAsync(http, scim, BodyLimits.Group);
        var input = GroupInput.Read(body.RootElement);
        var exchange = new GroupExchange(scim, GroupShape.Of(http, scim), StatusCodes.Status200OK, input.Notes);
        var group = await replace.RunAsync(scim.Caller, ReadId(id), input, Condition(http), exchange.Record, ct);
        return await exchange.AnswerAsync(group, directories.Open(scim.Caller.Workspace), ct);
    }

    private static async Task<ScimAnswer> PatchAsync(
        string id, ScimRequest scim, HttpContext http, PatchGroup patch, IDirectories directories, CancellationToken ct)
    {
        using var body = await RequestBody.ReadAsync(http, scim, BodyLimits.Group);
        var operations = GroupPatch.Read(body.RootElement);
        var exchange = new GroupExchange(scim, GroupShape.Of(http, scim), StatusCodes.Status200OK, []);
        var group = await patch.RunAsync(scim.Caller, ReadId(id), operations, Condition(http), exchange.Record, ct);
        return await exchange.AnswerAsync(group, directories.Open(scim.Caller.Workspace), ct);
    }

    private static async Task<ScimAnswer> DeleteAsync(string id, ScimRequest scim, HttpContext http, DeleteGroup delete, CancellationToken ct)
    {
        var exchange = new GroupExchange(scim, GroupShape.Of(http, scim), StatusCodes.Status204NoContent, []);
        await delete.RunAsync(scim.Caller, ReadId(id), Condition(http), exchange.Record, ct);
        scim.IsRecorded = true;
        return new ScimAnswer(StatusCodes.Status204NoContent);
    }

    private static EntityTags? Condition(HttpContext http) => EntityTags.Parse(http.Request.Headers.IfMatch, http.Request.Headers.IfNoneMatch);

    /// <summary>An id that we cannot have given names no group; whose it might be makes no difference (security.md R-20).</summary>
    private static ScimId ReadId(string text) => ScimId.TryParse(text, out var id) ? id : throw NoSuchGroup();

    private static RefusedException NoSuchGroup() => new(Refusal.NotFound, "There is no such group in this workspace.");
}
