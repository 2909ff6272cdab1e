using Rolecall.Domain.Entitlements;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Tolerances;
using Rolecall.Server.Access;

namespace Rolecall.Server.ScimApi;

/// <summary>A SCIM request that was let in, and what is to be logged about it.</summary>
/// <param name="Types">What the workspace has besides users and groups, and what it adds to these.</param>
/// <param name="BaseUrl">Without a slash at the end; every location starts with it.</param>
internal sealed record ScimRequest(Admitted Admitted, WorkspaceTypes Types, string BaseUrl, string Method, string LogPath)
{
    public Caller Caller => Admitted.Caller;

    /// <summary>What its client is allowed, and what was odd about the request.</summary>
    public required Allowance Allowance { get; init; }

    /// <summary>The roles that are offered to the client; null when it has them typed by hand.</summary>
    public RoleOffer? Offer { get; init; }

    /// <summary>Once it was read; the log masks it.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    public MemberNumber? Member { get; set; }

    /// <summary>An operation has put the exchange into the log, in the transaction of its decision.</summary>
    public bool IsRecorded { get; set; }

    public ScimAnswer? Answer { get; private set; }

    /// <summary>As the log may keep it.</summary>
    public string MaskedPath => Masking.OfPath(LogPath, Types.Secrets);

    /// <inheritdoc cref="MaskedPath"/>
    public string? MaskedBody => Masking.OfBody(Body, Types.Secrets);

    /// <exception cref="InvalidOperationException">The gate did not let this request in: an endpoint stands outside it.</exception>
    public static ValueTask<ScimRequest?> BindAsync(HttpContext http) => new(
        http.Features.Get<ScimRequest>() ?? throw new InvalidOperationException("A SCIM endpoint was reached without a token."));

    public void Note(ScimAnswer answer) => Answer = answer;

    /// <summary>What an operation records of its refusal, which may quote what the client sent.</summary>
    public RefusalAnswer Refuse(RefusedException refused)
    {
        IsRecorded = true;
        var refusal = ScimErrors.Of(refused);
        return new RefusalAnswer(refusal.Status, Masking.OfAnswer(refusal, Types.Secrets)!);
    }

    /// <summary>The line of the provisioning log for what no operation has recorded.</summary>
    public Exchange Exchange(ScimAnswer answer, DateTimeOffset at) => new(
        Caller.Connection!.Value, Admitted.TokenHandle, Caller.RequestId, at, Method, MaskedPath,
        MaskedBody, answer.Status, Masking.OfAnswer(answer, Types.Secrets), Member, Allowance.Notes);
}
