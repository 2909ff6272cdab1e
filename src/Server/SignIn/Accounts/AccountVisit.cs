using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>A request of someone who has signed in, wherever.</summary>
/// <param name="View">Null for a session that proved a member of one workspace and no account: it sees that and no more (design §4.1).</param>
internal sealed record AccountVisit(FoundSession Found, AccountView? View, IReadOnlyList<Membership> Memberships, AccountShell Shell)
{
    public BrowserSession Session => Found.Session;

    /// <summary>Whether the person has proved lately who they are.</summary>
    public bool IsFresh => Session.IsFresh(Shell.Now);

    /// <exception cref="PageErrorException">There is none.</exception>
    public Account RequireAccount() => View?.Account ?? throw new PageErrorException(
        StatusCodes.Status403Forbidden,
        "You signed in through an identity provider, which looks after your name, address and password: change them there, or sign in with a password of your own.");

    /// <summary>Whether the session opens a workspace as whoever the person is there.</summary>
    public bool Opens(Membership membership) =>
        (Session.Only is null || Session.Only == membership.Workspace) && (Found with { Membership = membership }).Opens;
}

internal static class AccountVisits
{
    public static void Enter(this HttpContext http, AccountVisit visit) => http.Features.Set(visit);

    /// <exception cref="InvalidOperationException">The request did not come through the gate.</exception>
    public static AccountVisit AccountVisit(this HttpContext http) =>
        http.Features.Get<AccountVisit>() ?? throw new InvalidOperationException("Nobody was let in.");

    public static IResult ShowAccount<TPage>(this HttpContext http, object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(new { Model = model, Around = http.AccountVisit().Shell }) { StatusCode = status };

    public static SeeOther GoToAccount(string said) => new($"{Destinations.Account}?said={said}");

    /// <summary>To prove once more who it is, and then on to a page of ours.</summary>
    public static SeeOther GoToReauthenticate(string to) => new(ReauthenticatePath(to));

    public static string ReauthenticatePath(string to) => $"/reauthenticate?to={Uri.EscapeDataString(to)}";
}
