using Rolecall.Domain.Resources;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>Writes of a resource whose type the workspace defined.</summary>
internal sealed class OwnResourceWrites(ResourceType type, ResourceOperations operations) : IResourceWrites
{
    public BodyLimits Limits => BodyLimits.Ordinary;

    public async Task<ScimAnswer> PostAsync(ResourceCall call, CancellationToken ct)
    {
        var input = ResourceInput.Read(call.Body, call.Scim.Types, type, call.Scim.Allowance);
        var exchange = Exchange(call, StatusCodes.Status201Created, input.Named);
        return exchange.Answer(await operations.Create.RunAsync(call.Scim.Caller, input, exchange.Record, ct));
    }

    public async Task<ScimAnswer> PutAsync(string id, ResourceCall call, CancellationToken ct)
    {
        var input = ResourceInput.Read(call.Body, call.Scim.Types, type, call.Scim.Allowance);
        var exchange = Exchange(call, StatusCodes.Status200OK, input.Named);
        return exchange.Answer(await operations.Replace.RunAsync(call.Scim.Caller, OwnResourceEndpoints.ReadId(type, id), input, call.Condition, exchange.Record, ct));
    }

    public async Task<ScimAnswer> PatchAsync(string id, ResourceCall call, CancellationToken ct)
    {
        var patch = ResourcePatch.Read(call.Body, call.Scim.Types, type, call.Scim.Allowance);
        var exchange = Exchange(call, StatusCodes.Status200OK, patch.Named);
        return exchange.Answer(await operations.Patch.RunAsync(call.Scim.Caller, OwnResourceEndpoints.ReadId(type, id), patch, call.Condition, exchange.Record, ct));
    }

    public async Task<ScimAnswer> DeleteAsync(string id, ResourceCall call, CancellationToken ct)
    {
        var exchange = Exchange(call, StatusCodes.Status204NoContent, []);
        await operations.Delete.RunAsync(call.Scim.Caller, type, OwnResourceEndpoints.ReadId(type, id), call.Condition, exchange.Record, ct);
        call.Scim.IsRecorded = true;
        return new ScimAnswer(StatusCodes.Status204NoContent);
    }

    private ResourceExchange Exchange(ResourceCall call, int status, IEnumerable<string> written) =>
        new(call.Scim, ResourceShape.Of(type, call.Attributes, call.ExcludedAttributes, call.Scim, written), status);
}

/// <summary>The four operations on resources of any type of the workspace's own.</summary>
internal sealed record ResourceOperations(CreateResource Create, ReplaceResource Replace, PatchResource Patch, DeleteResource Delete);
