using Rolecall.Domain.Members;

namespace Rolecall.Server.ScimApi;

/// <summary>Writes of a User: read by the schema here, decided in the operation.</summary>
internal sealed class UserWrites(CreateMember create, ReplaceMember replace, PatchMember patch, DeleteMember delete) : IResourceWrites
{
    public BodyLimits Limits => BodyLimits.Ordinary;

    public async Task<ScimAnswer> PostAsync(ResourceCall call, CancellationToken ct)
    {
        var input = UserInput.Read(call.Body, call.Scim.Types, call.Scim.Allowance);
        var exchange = Exchange(call, StatusCodes.Status201Created, input.Named);
        return exchange.Answer(await create.RunAsync(call.Scim.Caller, input, exchange.Record, ct));
    }

    public async Task<ScimAnswer> PutAsync(string id, ResourceCall call, CancellationToken ct)
    {
        var input = UserInput.Read(call.Body, call.Scim.Types, call.Scim.Allowance);
        var exchange = Exchange(call, StatusCodes.Status200OK, input.Named);
        return exchange.Answer(await replace.RunAsync(call.Scim.Caller, UserEndpoints.ReadId(id), input, call.Condition, exchange.Record, ct));
    }

    public async Task<ScimAnswer> PatchAsync(string id, ResourceCall call, CancellationToken ct)
    {
        var operations = UserPatch.Read(call.Body, call.Scim.Types, call.Scim.Allowance);
        var exchange = Exchange(call, StatusCodes.Status200OK, operations.Named);
        return exchange.Answer(await patch.RunAsync(call.Scim.Caller, UserEndpoints.ReadId(id), operations, call.Condition, exchange.Record, ct));
    }

    public async Task<ScimAnswer> DeleteAsync(string id, ResourceCall call, CancellationToken ct)
    {
        var exchange = Exchange(call, StatusCodes.Status204NoContent, []);
        await delete.RunAsync(call.Scim.Caller, UserEndpoints.ReadId(id), call.Condition, exchange.Record, ct);
        call.Scim.IsRecorded = true;
        return new ScimAnswer(StatusCodes.Status204NoContent);
    }

    private static UserExchange Exchange(ResourceCall call, int status, IEnumerable<string> written) =>
        new(call.Scim, UserShape.Of(call.Attributes, call.ExcludedAttributes, call.Scim, written), status);
}
