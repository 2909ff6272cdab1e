using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>Signs in whose password, and code, were right, if the workspace that is asked for takes that.</summary>
internal sealed class PasswordSignIn(StartSession start, IDirectories directories, IAccounts accounts, SessionFinder sessions, KnownDevice devices, TimeProvider clock)
{
    /// <param name="factor">The second factor as it is after it was used; null when none was.</param>
    /// <param name="workspace">What is asked for; null for whatever there is.</param>
    public async Task<Done> RunAsync(HttpContext http, AccountView view, SecondFactor? factor, string to, Workspace? workspace, CancellationToken ct)
    {
        if (workspace is not null && Notices.OfPassword(view, workspace, factor is not null) is { } refused)
        {
            await RecordAsync(http, view, workspace, refused, ct);
            return new Done(null, refused);
        }

        var former = await sessions.FindAsync(http, null, ct); // a handle alone, which the audit shows, ends nobody's session
        var started = await start.RunAsync(BrowserCaller.Of(http), view.Account, factor, former?.Session.Handle, BrowserCaller.AgentOf(http), ct);
        SessionCookie.Write(http.Response, started);
        devices.Remember(http, view.Account.Email);
        if (workspace is not null)
            await RecordAsync(http, view, workspace, null, ct);
        var lacksCode = factor is null && view.Memberships.Any(membership => membership is { TakesPassword: true, NeedsCode: true });
        var path = lacksCode ? $"{Destinations.Account}/second-factor?needed=1" : to;
        return new Done(path.Length > 0 ? path : await Destinations.OfAsync(started.Session, accounts, ct), null);
    }

    private async Task RecordAsync(HttpContext http, AccountView view, Workspace workspace, string? reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var member = view.Memberships.FirstOrDefault(membership => membership.Workspace == workspace.Id)?.Member;
        await directories.SignOn(workspace.Id).RecordAsync(
            new SignInAttempt(
                AttemptId.New(now), now, null, SignInMethod.Password, member, reason is null ? SignInAttempt.SignedIn : "password_refused", reason,
                http.Connection.RemoteIpAddress?.ToString(), http.TraceIdentifier),
            ct);
    }

    /// <summary>One of the two.</summary>
    /// <param name="Path">Where to go on.</param>
    /// <param name="Refused">Why not.</param>
    internal sealed record Done(string? Path, string? Refused);
}
