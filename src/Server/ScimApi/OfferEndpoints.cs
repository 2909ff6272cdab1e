using Rolecall.Domain;
using Rolecall.Domain.Entitlements;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>/Roles and /Entitlements: what may be assigned, to be read and never written; there while the connection offers it.</summary>
internal static class OfferEndpoints
{
    private static readonly string[] Writes = [HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete];

    public static void MapOffers(this RouteGroupBuilder scim)
    {
        scim.MapOffer("/Roles", offer => offer.RoleType);
        scim.MapOffer("/Entitlements", offer => offer.EntitlementType);
    }

    private static void MapOffer(this RouteGroupBuilder scim, string route, Func<RoleOffer, ResourceType> find)
    {
        scim.MapMethods(route, ScimEndpoints.Read, ([AsParameters] Offered offered) => offered.ListAsync(
            find, ListParameters.Of(name => offered.Http.Request.Query[name])));
        scim.MapPost(route + "/.search", ([AsParameters] Offered offered) => offered.SearchAsync(find));
        scim.MapMethods(route + "/{id}", ScimEndpoints.Read, (string id, [AsParameters] Offered offered) => offered.GetAsync(find, id));
        scim.MapMethods(route, Writes, ([AsParameters] Offered offered) => offered.RefuseWrite());
        scim.MapMethods(route + "/{id}", Writes, ([AsParameters] Offered offered) => offered.RefuseWrite());
    }

    private sealed record Offered(ScimRequest Scim, HttpContext Http, IDirectories Directories, Cursors Cursors)
    {
        public Task<ScimAnswer> ListAsync(Func<RoleOffer, ResourceType> find, ListParameters query)
        {
            var type = find(Require());
            var listing = Listing.OfOne(Of(type, query.Attributes, query.ExcludedAttributes), query, Scim.Allowance);
            return ListAnswer.OfAsync(Scim, type.Endpoint, query, listing, Cursors, Http.RequestAborted);
        }

        public async Task<ScimAnswer> SearchAsync(Func<RoleOffer, ResourceType> find)
        {
            Require();
            using var body = await RequestBody.ReadAsync(Http, Scim, BodyLimits.Search);
            return await ListAsync(find, SearchRequest.Parse(body.RootElement, Scim.Allowance));
        }

        public async Task<ScimAnswer> GetAsync(Func<RoleOffer, ResourceType> find, string id)
        {
            var type = find(Require());
            return await Of(type, Http.Request.Query["attributes"], Http.Request.Query["excludedAttributes"]).FindAsync(id, Http.RequestAborted)
                ?? throw new RefusedException(Refusal.NotFound, $"There is no such {type.Name} here: GET {type.Endpoint} lists those there are.");
        }

        public ScimAnswer RefuseWrite()
        {
            Require();
            Http.Response.Headers.Allow = string.Join(", ", ScimEndpoints.Read);
            return ScimErrors.Of(
                StatusCodes.Status405MethodNotAllowed, null,
                "Roles and permissions are defined in Rolecall and only read over SCIM: assign a role with \"roles\" of a User.");
        }

        /// <exception cref="RefusedException">NotFound: the connection offers nothing.</exception>
        private RoleOffer Require() => Scim.Offer ?? throw new RefusedException(
            Refusal.NotFound,
            "Roles are not offered over this connection. To switch that on: "
                + $"PATCH /api/v1/workspaces/{Scim.Caller.Workspace}/connections/{Scim.Caller.Connection} "
                + "{\"entitlements\":\"okta\"} for Okta's entitlement management, or \"ietf\".");

        private ListedOffers Of(ResourceType type, string? attributes, string? excludedAttributes) =>
            new(type, Scim, Projection.Parse(attributes, excludedAttributes, type, Scim.Allowance), Directories.Open(Scim.Caller.Workspace));
    }
}
