using System.Text;
using Rolecall.Scim.Messages;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>Reads the page a query asks for and writes the ListResponse, whichever way the query came.</summary>
internal static class ListAnswer
{
    /// <param name="endpoint">A cursor of one endpoint is none of another.</param>
    public static async Task<ScimAnswer> OfAsync(
        ScimRequest scim, string endpoint, ListParameters query, Listing listing, Cursors cursors, CancellationToken ct)
    {
        var page = ListRequest.Parse(query);
        if (await cursors.OpenAsync(scim, endpoint, query, page, ct) is not { } cursor)
            return Write(await listing.ByIndexAsync(page.StartIndex, page.Count, ct), page.StartIndex, null);

        var found = await listing.ByCursorAsync(cursor, ct);
        var next = found.Next is var (part, position)
            ? await cursors.CloseAsync(scim, endpoint, query, position, part, cursor.Count, ct)
            : null;
        return Write(found, null, next);
    }

    private static ScimAnswer Write(ListedAll page, int? startIndex, string? nextCursor)
    {
        var body = new PooledChunks();
        ListMessage.Write(body, page.Total, startIndex, page.Resources, nextCursor);
        return new ScimAnswer(StatusCodes.Status200OK) { Large = body, Logged = Summary(page, startIndex) };
    }

    /// <summary>The log tells what was found, not everyone who was in it: an import reads the whole workspace every few minutes.</summary>
    private static byte[] Summary(ListedAll page, int? startIndex) => Encoding.UTF8.GetBytes(
        startIndex is { } start
            ? $$"""{"totalResults":{{page.Total}},"startIndex":{{start}},"itemsPerPage":{{page.Resources.Count}}}"""
            : $$"""{"totalResults":{{page.Total}},"itemsPerPage":{{page.Resources.Count}}}""");
}
