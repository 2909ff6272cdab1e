using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Members;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>Lets everyone who has signed in to the pages about themselves.</summary>
internal sealed class AccountGate(SessionFinder sessions, IAccounts accounts, IDirectories directories, TimeProvider clock) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await sessions.FindAsync(http, null, http.RequestAborted) is not { } found)
            return SeeOther.SignIn(http.Request, "/sign-in", Destinations.Account);
        if (found.Session.Only is { } only)
        {
            // A session of one workspace lasts as long as it opens that: an unlinked or deactivated person is out here too (M9, R-17), and is told why.
            if (await sessions.FindAsync(http, only, http.RequestAborted) is not { Opens: true } open)
                return SeeOther.SignIn(http.Request, $"/sign-in/{only}", Destinations.Account);
            found = open;
        }

        if (!HttpMethods.IsGet(http.Request.Method))
            await SameSite.RequireAsync(http);

        http.Enter(await VisitAsync(http, found));
        return await next(context);
    }

    private async Task<AccountVisit> VisitAsync(HttpContext http, FoundSession found)
    {
        var ct = http.RequestAborted;
        var view = found.Session.Account is { } number ? await accounts.FindAsync(number, ct) : null;
        var memberships = view?.Memberships ?? Only(found);
        var (name, email) = view is not null ? (view.Account.Name, view.Account.Email) : await PersonAsync(found.Membership, ct);
        var visit = new AccountVisit(found, view, memberships, new AccountShell(name, email, [], http.Csrf(), clock.GetUtcNow()));
        return visit with
        {
            Shell = visit.Shell with
            {
                Workspaces =
                [
                    .. memberships.Where(visit.Opens)
                        .Select(one => new NavigationItem(one.Workspace.ToString(), one.Name, $"/w/{one.Workspace}", "building")),
                ],
            },
        };
    }

    private static IReadOnlyList<Membership> Only(FoundSession found) => found.Membership is { } only ? [only] : [];

    /// <summary>As provisioned.</summary>
    private async Task<(string Name, string? Email)> PersonAsync(Membership? here, CancellationToken ct)
    {
        if (here is null || await directories.Open(here.Workspace).FindMemberAsync(here.Member, ct) is not { } state)
            return ("", null);
        var profile = state.Member.Profile.Document;
        return (ProfileWords.NameOf(profile), ProfileWords.EmailOf(profile));
    }
}
