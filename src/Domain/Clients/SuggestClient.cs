using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Clients;

/// <summary>Looks through the latest requests of a connection for signs of what its client is.</summary>
public sealed class SuggestClient(IDirectories directories)
{
    private const int Page = 200;
    private const int Most = 600;

    /// <exception cref="RefusedException">Forbidden, NotFound.</exception>
    public async Task<(Connection Connection, ClientSuggestion Suggestion)> RunAsync(Caller caller, ConnectionId id, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.ManageSso);
        var view = await directory.ReadWorkspaceAsync(ct);
        var connection = view.Connections.FirstOrDefault(one => one.Id == id)
            ?? throw new RefusedException(Refusal.NotFound, "There is no such connection in this workspace.");

        var lines = await ReadAsync(directory, ct);
        var exchanges = lines.Select(line => line.Exchange).Where(exchange => exchange.Connection == id).Reverse();
        return (connection, ClientSuggestion.Of(exchanges));
    }

    /// <returns>Newest first.</returns>
    private static async Task<IReadOnlyList<LoggedExchange>> ReadAsync(IDirectory directory, CancellationToken ct)
    {
        var lines = new List<LoggedExchange>();
        while (lines.Count < Most)
        {
            var page = await directory.ReadLogAsync(new LogQuery(Page, lines.Count == 0 ? null : lines[^1].Sequence), ct);
            lines.AddRange(page);
            if (page.Count < Page)
                break;
        }

        return lines;
    }
}
