using System.Diagnostics.Metrics;
using Rolecall.Domain.Clients;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Tolerances;
using Rolecall.Server.Access;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>
/// Lets a request in by its token before anything else is looked at: not even whether the path exists is told to a stranger
/// (RFC 7644 §2, security.md R-19). Then gives routing the path without what clients add to it.
/// </summary>
internal sealed class ScimGate(RequestDelegate next, BearerReader bearers, AccessCache known, PublicUrl publicUrl)
{
    private static readonly Meter Meter = new("Rolecall.ScimApi");
    private static readonly Counter<long> Denials = Meter.CreateCounter<long>("rolecall.scim.denied");

    public async Task InvokeAsync(HttpContext http)
    {
        var path = ScimPath.Read(http.Request.Path);
        var admission = await AdmitAsync(http, path);
        if (admission is not Admitted admitted)
        {
            await RefuseAsync(http, (Denied)admission);
            return;
        }

        var workspace = admitted.Caller.Workspace;
        var types = await known.ReadTypesAsync(workspace, http.RequestAborted);
        var baseUrl = $"{await publicUrl.GetAsync(http.RequestAborted)}/scim/{workspace}/v2";
        var scim = new ScimRequest(admitted, types, baseUrl, http.Request.Method, path.Rest + http.Request.QueryString.Value)
        {
            Allowance = ClientProfiles.AllowanceOf(admitted.Connection!),
            Offer = await known.ReadOfferAsync(workspace, admitted.Connection!.Entitlements, http.RequestAborted),
        };
        http.Features.Set(scim);
        if (Objection(http, path, scim.Allowance) is { } objection)
        {
            await objection.ExecuteAsync(http);
            return;
        }

        http.Request.Path = path.RouteIn(types);
        await next(http);
    }

    private async Task<Admission> AdmitAsync(HttpContext http, ScimPath path)
    {
        var admission = await bearers.ReadAsync(http, AccessPolicy.ScimToken, http.RequestAborted);
        var isHere = path.Workspace.Length == 0
            || admission is not Admitted admitted
            || (WorkspaceId.TryParse(path.Workspace, out var workspace) && workspace == admitted.Caller.Workspace);
        return isHere ? admission : Access.Denials.WrongWorkspace();
    }

    private static Task RefuseAsync(HttpContext http, Denied denied)
    {
        Denials.Add(1, KeyValuePair.Create("reason", (object?)denied.Reason.ToString()));
        var answer = ScimErrors.Of(StatusCodes.Status401Unauthorized, null, denied.Sentence);
        return (answer with
        {
            Challenge = denied.TokenGiven ? "Bearer realm=\"rolecall\", error=\"invalid_token\"" : "Bearer realm=\"rolecall\"",
        }).ExecuteAsync(http);
    }

    private static ScimAnswer? Objection(HttpContext http, ScimPath path, Allowance allowance)
    {
        if (!path.IsSupportedVersion)
            return ScimErrors.Of(400, "invalidVers", "Only version 2 of the protocol is spoken here: use the base URL that ends in /v2.");
        if (path.IsVaried)
        {
            allowance.Use(
                Quirks.PathVariations, "the address has slashes too many; they were passed over.",
                Refusal.NotFound, "There is nothing at this path: write it without doubled slashes and without one at its end.");
        }

        var answered = MediaTypes.Choose(http.Request);
        if (answered is null)
            return ScimErrors.Of(406, null, "Answers are application/scim+json or application/json: accept one of them.");
        if (answered == MediaTypes.Scim)
            return null;
        if (!allowance.Has(Quirks.PlainJson))
            return ScimErrors.Of(406, null, "Answers are application/scim+json: accept that.");
        allowance.Note(Quirks.PlainJson, "only application/json is accepted; answered so.");
        return null;
    }
}
