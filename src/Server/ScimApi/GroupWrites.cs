using Rolecall.Domain;
using Rolecall.Domain.Groups;

namespace Rolecall.Server.ScimApi;

/// <summary>Writes of a Group: read by the schema here, decided in the operation.</summary>
internal sealed class GroupWrites(CreateGroup create, ReplaceGroup replace, PatchGroup patch, DeleteGroup delete, IDirectories directories)
    : IResourceWrites
{
    public BodyLimits Limits => BodyLimits.Group;

    public async Task<ScimAnswer> PostAsync(ResourceCall call, CancellationToken ct)
    {
        var input = GroupInput.Read(call.Body, call.Scim.Types, call.Scim.Allowance);
        var exchange = Exchange(call, StatusCodes.Status201Created, input.Named);
        var group = await create.RunAsync(call.Scim.Caller, input, exchange.Record, ct);
        return await exchange.AnswerAsync(group, DirectoryOf(call), ct);
    }

    public async Task<ScimAnswer> PutAsync(string id, ResourceCall call, CancellationToken ct)
    {
        var input = GroupInput.Read(call.Body, call.Scim.Types, call.Scim.Allowance);
        var exchange = Exchange(call, StatusCodes.Status200OK, input.Named);
        var group = await replace.RunAsync(call.Scim.Caller, GroupEndpoints.ReadId(id), input, call.Condition, exchange.Record, ct);
        return await exchange.AnswerAsync(group, DirectoryOf(call), ct);
    }

    public async Task<ScimAnswer> PatchAsync(string id, ResourceCall call, CancellationToken ct)
    {
        var operations = GroupPatch.Read(call.Body, call.Scim.Types, call.Scim.Allowance);
        var exchange = Exchange(call, StatusCodes.Status200OK, operations.Named);
        var group = await patch.RunAsync(call.Scim.Caller, GroupEndpoints.ReadId(id), operations, call.Condition, exchange.Record, ct);
        return await exchange.AnswerAsync(group, DirectoryOf(call), ct);
    }

    public async Task<ScimAnswer> DeleteAsync(string id, ResourceCall call, CancellationToken ct)
    {
        var exchange = Exchange(call, StatusCodes.Status204NoContent, []);
        await delete.RunAsync(call.Scim.Caller, GroupEndpoints.ReadId(id), call.Condition, exchange.Record, ct);
        call.Scim.IsRecorded = true;
        return new ScimAnswer(StatusCodes.Status204NoContent);
    }

    private IDirectory DirectoryOf(ResourceCall call) => directories.Open(call.Scim.Caller.Workspace);

    private static GroupExchange Exchange(ResourceCall call, int status, IEnumerable<string> written) =>
        new(call.Scim, GroupShape.Of(call.Attributes, call.ExcludedAttributes, call.Scim, written), status);
}
