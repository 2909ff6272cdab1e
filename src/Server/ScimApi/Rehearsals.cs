using System.Text.Json;
using Rolecall.Domain;
using Rolecall.Domain.Clients;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Server.Access;
using Rolecall.Server.Hosting;
using Rolecall.Server.Recording;

namespace Rolecall.Server.ScimApi;

/// <summary>Sends a request the way every request goes, over a directory that takes back what is written.</summary>
internal sealed class Rehearsals(IDirectories directories, AccessCache known, PublicUrl publicUrl, TimeProvider clock) : IRehearsals
{
    private const string Handle = "rehearsal";

    public async Task<RehearsedAnswer> RunAsync(Caller caller, Connection connection, RehearsedRequest request, CancellationToken ct)
    {
        var path = request.Path.Split('?')[0];
        if (request.Method is not ("POST" or "PUT" or "PATCH" or "DELETE") || BulkPath.Read(path) is not { } at || at.Id?.StartsWith('.') == true)
        {
            throw new RefusedException(
                Refusal.InvalidValue,
                "Only writes of one resource can be rehearsed: POST to an endpoint such as /Users; PUT, PATCH or DELETE with an id after it.");
        }

        RehearsedWrite? written = null;
        var scim = await RequestAsync(caller, connection, request, ct);
        var writes = WritesOver(new TakenBack(directories, write => written = write));
        var answer = await AnswerAsync(scim, writes.Find(scim, at.Endpoint) ?? throw NoEndpoint(), at, ct);
        // A group's answer is read after the write, and the write is gone: what the log would keep is what was written.
        return new RehearsedAnswer(
            answer.Status,
            written?.Exchange?.Answer ?? Masking.OfAnswer(answer, scim.Types.Secrets),
            written?.Exchange?.Notes ?? scim.Allowance.Notes,
            written is null ? [] : Differences.Of(written));
    }

    private static async Task<ScimAnswer> AnswerAsync(ScimRequest scim, IResourceWrites writes, BulkPath at, CancellationToken ct)
    {
        try
        {
            using var body = scim.Body.IsEmpty ? null : JsonGate.Parse(scim.Body, maxString: writes.Limits.Text, maxArray: writes.Limits.Items);
            return await WriteAsync(scim, writes, at, new ResourceCall(scim, body?.RootElement ?? default, null, null, null), ct);
        }
        catch (RefusedException refused)
        {
            return ScimErrors.Of(refused);
        }
    }

    private static Task<ScimAnswer> WriteAsync(ScimRequest scim, IResourceWrites writes, BulkPath at, ResourceCall call, CancellationToken ct) =>
        (scim.Method, at.Id, call.Body.ValueKind) switch
        {
            ("POST", null, not JsonValueKind.Undefined) => writes.PostAsync(call, ct),
            ("PUT", { } id, not JsonValueKind.Undefined) => writes.PutAsync(id, call, ct),
            ("PATCH", { } id, not JsonValueKind.Undefined) => writes.PatchAsync(id, call, ct),
            ("DELETE", { } id, _) => writes.DeleteAsync(id, call, ct),
            ("POST", null, _) or ("PUT" or "PATCH", { }, _) => throw new RefusedException(Refusal.InvalidSyntax, "The request has no body: send the JSON it would have."),
            _ => Task.FromResult(ScimErrors.Of(StatusCodes.Status405MethodNotAllowed, scim.Method)),
        };

    private async Task<ScimRequest> RequestAsync(Caller caller, Connection connection, RehearsedRequest request, CancellationToken ct)
    {
        var client = caller with { Name = $"scim:{Handle}", Connection = connection.Id, Member = null, Role = null };
        return new ScimRequest(
            new Admitted(client, Handle, connection),
            await known.ReadTypesAsync(caller.Workspace, ct),
            $"{await publicUrl.GetAsync(ct)}/scim/{caller.Workspace}/v2",
            request.Method,
            request.Path)
        {
            Allowance = ClientProfiles.AllowanceOf(connection),
            Offer = await known.ReadOfferAsync(caller.Workspace, connection.Entitlements, ct),
            Body = request.Body,
        };
    }

    private ResourceWrites WritesOver(IDirectories over) => new(
        new UserWrites(new CreateMember(over, clock), new ReplaceMember(over, clock), new PatchMember(over, clock), new DeleteMember(over, clock)),
        new GroupWrites(new CreateGroup(over, clock), new ReplaceGroup(over, clock), new PatchGroup(over, clock), new DeleteGroup(over, clock), over),
        new ResourceOperations(new CreateResource(over, clock), new ReplaceResource(over, clock), new PatchResource(over, clock), new DeleteResource(over, clock)));

    private static RefusedException NoEndpoint() =>
        new(Refusal.InvalidValue, "The workspace has no such endpoint: /Users, /Groups, or one that it defined itself.");

    private sealed class TakenBack(IDirectories inner, Action<RehearsedWrite> report) : IDirectories
    {
        public IDirectory Open(WorkspaceId workspace) => inner.Rehearse(workspace, report);

        public ISignOn SignOn(WorkspaceId workspace) => inner.SignOn(workspace);

        public IDirectory Rehearse(WorkspaceId workspace, Action<RehearsedWrite> again) => inner.Rehearse(workspace, again);
    }
}
