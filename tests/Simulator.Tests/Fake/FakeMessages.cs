using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rolecall.Simulator.Tests.Fake;

/// <summary>What people and groups of the fake server are answered in: lists and errors.</summary>
internal sealed class FakeMessages(Fault fault)
{
    public static FakeAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString(JsonSerializerOptions.Web));

    public FakeAnswer Page<T>(IReadOnlyList<T> all, IQueryCollection query, Func<T, JsonObject> shown)
    {
        var start = int.Parse(query["startIndex"].FirstOrDefault() ?? "1");
        var count = int.Parse(query["count"].FirstOrDefault() ?? "100");
        var skip = fault == Fault.PagesOverlap && start > 1 ? start - 2 : start - 1;
        var page = all.Skip(skip).Take(count).Select(one => (JsonNode)shown(one)).ToArray();
        return Json(200, new JsonObject
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
            ["totalResults"] = fault == Fault.TotalResultsIsText ? all.Count.ToString() : all.Count,
            ["itemsPerPage"] = page.Length,
            ["startIndex"] = start,
            ["Resources"] = new JsonArray(page),
        }) with
        { Compressed = fault == Fault.ListsAreCompressed };
    }

    public FakeAnswer Error(int status, string detail, string? scimType = null)
    {
        if (fault == Fault.ErrorsAreHtml)
            return new FakeAnswer(status, "<html><body>Sorry</body></html>") { ContentType = "text/html" };

        var error = new JsonObject
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:Error"),
            ["status"] = status.ToString(),
            ["detail"] = detail,
        };
        if (scimType is not null)
            error["scimType"] = scimType;
        if (fault == Fault.ErrorsHaveNoStatus)
            error.Remove("status");
        return Json(status, error);
    }
}
