using Rolecall.Domain.Credentials;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>A server of its own, whose clock nobody turns, with a workspace that nobody else may reach and one of those who try.</summary>
public sealed class TwoTenants : IAsyncLifetime
{
    public RunningServer Server { get; } = new();

    /// <summary>Whose nothing may be told or changed.</summary>
    public Tenant Theirs { get; private set; } = null!;

    /// <summary>Made in the same way: there everything works.</summary>
    public Tenant Ours { get; private set; } = null!;

    public IReadOnlyList<Route> Routes { get; private set; } = [];

    /// <summary>Everyone who must not get in anywhere, and everyone with a credential of either workspace.</summary>
    public IReadOnlyList<Actor> Actors { get; private set; } = [];

    public int Counted { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        Theirs = await Server.GivenTenantAsync("zebrafinch", runs: 2); // so that a number of one of their runs is none of ours
        Ours = await Server.GivenTenantAsync("quokka");
        Routes = Isolation.Routes.Of(Server);
        Actors =
        [
            Actor.Nobody, Actor.With("malformed", "Bearer abc"), Actor.With("basic", "Basic b3duZXI6b3duZXI="), Actor.With("empty", "Bearer "),
            Actor.With("unknown SCIM token", "Bearer " + SecretToken.Issue(TokenPrefix.Scim).Text),
            Actor.With("unknown key", SecretToken.Issue(TokenPrefix.Api).Text),
            .. Ours.Actors, .. Theirs.Actors,
        ];
    }

    /// <summary>Runs a group of cells: none is wrong, and nothing of the other workspace has moved.</summary>
    public async Task RunAsync(string group, Func<Cells, Task> run)
    {
        var cells = new Cells(Server, Theirs);
        var before = await Fingerprint.OfAsync(Theirs, Routes);
        await run(cells);
        await Server.FlushAsync();
        foreach (var changed in (await Fingerprint.OfAsync(Theirs, Routes)).Except(before, StringComparer.Ordinal))
            cells.Fault($"{group} has changed: {changed}");
        cells.AssertNone();
        Counted += cells.Count;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
