namespace Rolecall.Server.ScimApi;

/// <summary>The routes by which resources of one type are written; what happens there is for <see cref="IResourceWrites"/>.</summary>
internal static class WriteEndpoints
{
    /// <param name="route">Of the endpoint: "/Users".</param>
    /// <param name="find">What the request writes through.</param>
    public static void MapWrites(this RouteGroupBuilder scim, string route, Func<HttpContext, ScimRequest, IResourceWrites> find)
    {
        var one = route + "/{id}";
        scim.MapPost(route, (ScimRequest request, HttpContext http) =>
            WithBodyAsync(http, request, find, (writes, call) => writes.PostAsync(call, http.RequestAborted)));
        scim.MapPut(one, (string id, ScimRequest request, HttpContext http) =>
            WithBodyAsync(http, request, find, (writes, call) => writes.PutAsync(id, call, http.RequestAborted)));
        scim.MapPatch(one, (string id, ScimRequest request, HttpContext http) =>
            WithBodyAsync(http, request, find, (writes, call) => writes.PatchAsync(id, call, http.RequestAborted)));
        scim.MapDelete(one, (string id, ScimRequest request, HttpContext http) =>
            find(http, request).DeleteAsync(id, ResourceCall.Of(http, request, default), http.RequestAborted));
    }

    /// <remarks>The body lives as long as the call: a PATCH holds on to parts of it.</remarks>
    private static async Task<ScimAnswer> WithBodyAsync(
        HttpContext http, ScimRequest request, Func<HttpContext, ScimRequest, IResourceWrites> find,
        Func<IResourceWrites, ResourceCall, Task<ScimAnswer>> write)
    {
        var writes = find(http, request);
        using var body = await RequestBody.ReadAsync(http, request, writes.Limits);
        return await write(writes, ResourceCall.Of(http, request, body.RootElement));
    }
}
