using Rolecall.Domain;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Paging;

namespace Rolecall.Server.ScimApi;

/// <summary>
/// Gives cursors to clients and takes them back (RFC 9865). A cursor grants nothing: it is good for the token and the query it was made
/// for, each page is authorised by itself, and the server remembers none.
/// </summary>
internal sealed class Cursors(IInstallation installation, TimeProvider clock)
{
    public static readonly TimeSpan Timeout = TimeSpan.FromHours(1);

    private volatile CursorSeal? known;

    /// <returns>Where the page begins; null when it is asked for by index.</returns>
    /// <exception cref="RefusedException">InvalidCursor, ExpiredCursor, InvalidCount.</exception>
    public async ValueTask<Cursor?> OpenAsync(ScimRequest scim, string endpoint, ListParameters query, ListRequest page, CancellationToken ct)
    {
        if (page.Cursor is not { } text)
            return null;
        if (text.Length == 0)
            return new Cursor(ListPosition.First, Part: 0, page.Count, clock.GetUtcNow());

        var cursor = (await SealAsync(ct)).Open(text, Fixed(scim, endpoint, query));
        if (clock.GetUtcNow() - cursor.Issued > Timeout)
        {
            throw new RefusedException(
                Refusal.ExpiredCursor, $"The cursor is older than {Timeout.TotalMinutes} minutes: start again with an empty cursor.");
        }

        return cursor.Count == page.Count
            ? cursor
            : throw new RefusedException(
                Refusal.InvalidCount, $"The pages of this walk have {cursor.Count} resources: repeat 'count' as it was at the start.");
    }

    public async ValueTask<string> CloseAsync(
        ScimRequest scim, string endpoint, ListParameters query, ListPosition position, int part, int count, CancellationToken ct) =>
        (await SealAsync(ct)).Close(new Cursor(position, part, count, clock.GetUtcNow()), Fixed(scim, endpoint, query));

    private async ValueTask<CursorSeal> SealAsync(CancellationToken ct) =>
        known ??= new CursorSeal(await installation.ReadCursorKeyAsync(ct));

    /// <remarks>Not the attributes to show: they change neither what is listed nor in which order.</remarks>
    private static string?[] Fixed(ScimRequest scim, string endpoint, ListParameters query) =>
        [scim.Caller.Workspace.ToString(), scim.Admitted.TokenHandle, endpoint, query.Filter, query.SortBy, query.SortOrder];
}
