using System.Text;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Server.Access;
using Rolecall.Server.Hosting;
using Rolecall.Server.Keys;
using Rolecall.Server.Mailing;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Accounts;
using Rolecall.Server.SignIn.Mails;
using Rolecall.Server.SignIn.OwnerLinks;
using Rolecall.Server.SignIn.Passwords;
using Rolecall.Server.SignIn.SecondFactors;
using Rolecall.Server.SignIn.Sessions;
using Rolecall.Server.SignIn.Sso;
using Rolecall.Server.SingleSignOn;

namespace Rolecall.Server.SignIn;

/// <summary>All ways in, in one place (security.md R-06).</summary>
internal static class SignInServices
{
    public static void AddSignIn(this IServiceCollection services, ServerSettings settings)
    {
        services.AddKeys(settings);
        services.AddMail(settings);
        services.AddSingleSignOn();
        services.AddSingleton<StartSession>().AddSingleton<AddSecondFactor>().AddSingleton<EndSessions>().AddSingleton<ChangeAccount>().AddSingleton<ChangeEmail>();
        services.AddSingleton<RequestReset>().AddSingleton<RedeemReset>().AddSingleton<RedeemOwnerLink>();
        services.AddSingleton<FinishSignIn>().AddSingleton<JoinBySignIn>().AddSingleton<ChangeSignOn>();
        services.AddSingleton<SessionFinder>().AddSingleton<IVisitors, SessionVisitors>();
        services.AddSingleton<PasswordHashes>().AddSingleton(_ => new PasswordRules(CommonPasswords())).AddSingleton<Totp>();
        services.AddSingleton<SignInThrottle>().AddSingleton<KnownDevice>().AddSingleton<CodeStep>().AddSingleton<CheckPassword>().AddSingleton<CheckCode>();
        services.AddSingleton<PasswordSignIn>().AddSingleton<SetOwnPassword>().AddSingleton<SetupForm>().AddSingleton<TurnOnSecondFactor>();
        services.AddSingleton<BeginSignIn>().AddSingleton<Arrival>();
        services.AddSingleton<Postbox>().AddHostedService<SendMails>();
    }

    public static void MapSignInRoom(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapOwnerLinks();
        app.MapReset();
        app.MapSso();
        app.MapAccount();
        app.MapConfirmEmail();
        app.MapMailbox();
    }

    private static HashSet<string> CommonPasswords() =>
        [.. Encoding.UTF8.GetString(PageAssets.Find("common-passwords.txt")!).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
