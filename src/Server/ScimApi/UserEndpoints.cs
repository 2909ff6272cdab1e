using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Server.ScimApi;

/// <summary>RFC 7644 §3.3–§3.6 for User. An endpoint translates; what is decided is decided in the operation.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this RouteGroupBuilder scim)
    {
        scim.MapMethods("/Users/{id}", ScimEndpoints.Read, GetAsync);
        scim.MapPost("/Users", PostAsync);
        scim.MapPut("/Users/{id}", PutAsync);
        scim.MapPatch("/Users/{id}", PatchAsync);
        scim.MapDelete("/Users/{id}", DeleteAsync);
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

    private static async Task<ScimAnswer> PostAsync(ScimRequest scim, HttpContext http, CreateMember create, CancellationToken ct)
    {
        using var body = await RequestBody.ReadAsync(http, scim);
        var input = UserInput.Read(body.RootElement);
        var write = new UserWrite(scim, UserShape.Of(http, scim), StatusCodes.Status201Created, input.Notes);
        return write.Answer(await create.RunAsync(scim.Caller, input, write.Record, ct));
    }

    private static async Task<ScimAnswer> PutAsync(string id, ScimRequest scim, HttpContext http, ReplaceMember replace, CancellationToken ct)
    {
        using var body = await RequestBody.ReadAsync(http, scim);
        var input = UserInput.Read(body.RootElement);
        var write = new UserWrite(scim, UserShape.Of(http, scim), StatusCodes.Status200OK, input.Notes);
        return write.Answer(await replace.RunAsync(scim.Caller, ReadId(id), input, Condition(http), write.Record, ct));
    }

    private static async Task<ScimAnswer> PatchAsync(string id, ScimRequest scim, HttpContext http, PatchMember patch, CancellationToken ct)
    {
        using var body = await RequestBody.ReadAsync(http, scim);
        var operations = UserPatch.Read(body.RootElement);
        var write = new UserWrite(scim, UserShape.Of(http, scim), StatusCodes.Status200OK, []);
        return write.Answer(await patch.RunAsync(scim.Caller, ReadId(id), operations, Condition(http), write.Record, ct));
    }

    private static async Task<ScimAnswer> DeleteAsync(string id, ScimRequest scim, HttpContext http, DeleteMember delete, CancellationToken ct)
    {
        var write = new UserWrite(scim, UserShape.Of(http, scim), StatusCodes.Status204NoContent, []);
        await delete.RunAsync(scim.Caller, ReadId(id), Condition(http), write.Record, ct);
        scim.IsRecorded = true;
        return new ScimAnswer(StatusCodes.Status204NoContent);
    }

    private static EntityTags? Condition(HttpContext http) => EntityTags.Parse(http.Request.Headers.IfMatch, http.Request.Headers.IfNoneMatch);

    /// <summary>An id that we cannot have given names nobody; whose it might be makes no difference (security.md R-20).</summary>
    private static ScimId ReadId(string text) => ScimId.TryParse(text, out var id) ? id : throw NoSuchUser();

    private static RefusedException NoSuchUser() => new(Refusal.NotFound, "There is no such user in this workspace.");
}
