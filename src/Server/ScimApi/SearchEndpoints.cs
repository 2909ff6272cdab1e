using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>Queries: by GET (RFC 7644 §3.4.2) and by POST (§3.4.3), on one type of resource and at the root on all.</summary>
internal static class SearchEndpoints
{
    private const string Root = "/";
    private const string Own = OwnResourceEndpoints.Root + "/{type}";

    public static void MapSearch(this RouteGroupBuilder scim)
    {
        scim.MapMethods(MemberSchemas.User.Endpoint, ScimEndpoints.Read, ([AsParameters] Search search) => search.UsersAsync(search.FromAddress()));
        scim.MapPost("/Users/.search", async ([AsParameters] Search search) => await search.UsersAsync(await search.FromBodyAsync()));
        scim.MapMethods(GroupSchemas.Group.Endpoint, ScimEndpoints.Read, ([AsParameters] Search search) => search.GroupsAsync(search.FromAddress()));
        scim.MapPost("/Groups/.search", async ([AsParameters] Search search) => await search.GroupsAsync(await search.FromBodyAsync()));
        scim.MapMethods(
            Own, ScimEndpoints.Read, (string type, [AsParameters] Search search) => search.OwnAsync(type, search.FromAddress()));
        scim.MapPost(
            Own + "/.search", async (string type, [AsParameters] Search search) => await search.OwnAsync(type, await search.FromBodyAsync()));
        scim.MapMethods(Root, ScimEndpoints.Read, ([AsParameters] Search search) => search.AllAsync(search.FromAddress()));
        scim.MapPost("/.search", async ([AsParameters] Search search) => await search.AllAsync(await search.FromBodyAsync()));
    }

    /// <summary>A query on its way to the store.</summary>
    private sealed record Search(ScimRequest Scim, HttpContext Http, IDirectories Directories, Cursors Cursors)
    {
        /// <remarks>What else stands in the address is nobody's business: proxies and clients add things of their own.</remarks>
        public ListParameters FromAddress() => ListParameters.Of(name => Http.Request.Query[name]);

        public async Task<ListParameters> FromBodyAsync()
        {
            using var body = await RequestBody.ReadAsync(Http, Scim, BodyLimits.Search);
            return SearchRequest.Parse(body.RootElement, Scim.Allowance);
        }

        public Task<ScimAnswer> UsersAsync(ListParameters query) => AnswerAsync(MemberSchemas.User.Endpoint, query, Listing.OfOne(Users(query), query, Scim.Allowance));

        public Task<ScimAnswer> GroupsAsync(ListParameters query) =>
            AnswerAsync(GroupSchemas.Group.Endpoint, query, Listing.OfOne(Groups(query), query, Scim.Allowance));

        public Task<ScimAnswer> OwnAsync(string type, ListParameters query)
        {
            var own = OwnResourceEndpoints.TypeOf(Scim, type);
            return AnswerAsync(own.Endpoint, query, Listing.OfOne(Resources(own, query), query, Scim.Allowance));
        }

        public Task<ScimAnswer> AllAsync(ListParameters query) => AnswerAsync(
            Root, query, Listing.OfAll([Users(query), Groups(query), .. Scim.Types.Own.Select(type => Resources(type, query))], query, Scim.Allowance));

        private ListedUsers Users(ListParameters query) => new(Scim, query, Directories.Open(Scim.Caller.Workspace));

        private ListedGroups Groups(ListParameters query) => new(Scim, query, Directories.Open(Scim.Caller.Workspace));

        private ListedResources Resources(ResourceType type, ListParameters query) =>
            new(type, Scim, query, Directories.Open(Scim.Caller.Workspace));

        private Task<ScimAnswer> AnswerAsync(string endpoint, ListParameters query, Listing listing) =>
            ListAnswer.OfAsync(Scim, endpoint, query, listing, Cursors, Http.RequestAborted);
    }
}
