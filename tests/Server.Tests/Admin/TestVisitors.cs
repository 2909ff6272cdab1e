using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;

namespace Rolecall.Server.Tests.Admin;

/// <summary>People whom a test has signed in; a request names one in a header.</summary>
internal sealed class TestVisitors(TimeProvider clock) : IVisitors
{
    public const string Header = "X-Test-Visitor";

    private readonly ConcurrentDictionary<string, Visitor> known = new(StringComparer.Ordinal);

    /// <returns>What the header says.</returns>
    public string SignIn(Caller caller, string name = "Olga Owner", TimeSpan ago = default, string workspace = "Example")
    {
        var key = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        known[key] = new Visitor(
            caller, name, "person@example.com", workspace, [new VisitorWorkspace(caller.Workspace, workspace)], clock.GetUtcNow() - ago);
        return key;
    }

    public ValueTask<Visitor?> FindAsync(HttpContext http, WorkspaceId workspace, CancellationToken ct)
    {
        var found = http.Request.Headers[Header].FirstOrDefault() is { } key ? known.GetValueOrDefault(key) : null;
        return ValueTask.FromResult(found?.Caller.Workspace == workspace ? found : null);
    }
}
