using Rolecall.Scim;

namespace Rolecall.Server.ScimApi;

/// <summary>What can be done to the resources of one type (RFC 7644 §3.3–§3.6). Each write puts its own line into the provisioning log.</summary>
internal interface IResourceWrites
{
    BodyLimits Limits { get; }

    /// <exception cref="RefusedException">As the operation refuses.</exception>
    Task<ScimAnswer> PostAsync(ResourceCall call, CancellationToken ct);

    /// <inheritdoc cref="PostAsync"/>
    Task<ScimAnswer> PutAsync(string id, ResourceCall call, CancellationToken ct);

    /// <inheritdoc cref="PostAsync"/>
    Task<ScimAnswer> PatchAsync(string id, ResourceCall call, CancellationToken ct);

    /// <inheritdoc cref="PostAsync"/>
    Task<ScimAnswer> DeleteAsync(string id, ResourceCall call, CancellationToken ct);
}
