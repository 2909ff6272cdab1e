using Rolecall.Browser.Tests.Browsing;
using Rolecall.Browser.Tests.Product;

namespace Rolecall.Browser.Tests.Guide;

/// <summary>The whole of the Okta guide, with a server, the stand-in for Okta and a browser, and nothing else.</summary>
public sealed class TheGuide(HeadlessBrowser browser)
{
    private const string Ada = "Ada Vries";
    private const string AdasUserName = "Ada.Vries@acme.example";
    private const string AdasPassword = "three rivers under one bridge";
    private const string Required = "Acme requires single sign-on";

    private static readonly VisitOptions Wide = new() { Width = 1280, Height = 700 };

    [Fact, Spec("R-06", "R-07", "R-17", "R-18")]
    public async Task Is_walked_from_the_owners_link_to_the_lock_out_and_back()
    {
        await using var server = await ProductServer.StartAsync("Grace.Hopkins@acme.example", "Grace Hopkins");
        await using var okta = await StandIn.StartAsync();
        await using var ownersVisit = await browser.VisitAsync(server.Address, Wide);
        await using var adminsVisit = await browser.VisitAsync(okta.Address, Wide);
        await using var adasVisit = await browser.VisitAsync(server.Address, Wide with { Expected = ["status of 400", "status of 401", "status of 403"] });
        var album = new Album("okta");
        var (owner, admin) = (new WorkspaceOwner(server, ownersVisit, album), new OktaAdmin(okta, adminsVisit, album));
        var ada = new Colleague(server, okta, adasVisit, album, AdasUserName);

        await SetUp.RunAsync(owner, admin, okta);

        await admin.AssignAsync(Ada, customRoleName: "Designer", station: "okta-assign");
        await owner.SeesMemberAsync(Ada, "Designer");
        await ada.SignInAsync();
        await ada.SeesOwnRoleAsync("Designer");
        await ada.TakePictureAsync("signed-in");

        await admin.UnassignAsync(Ada);
        await ada.NextClickIsRefusedAsync("You have no access to Acme any more: ask one of its admins.");
        await ada.TakePictureAsync("deactivated");
        await admin.AssignAsync(Ada, customRoleName: "Designer");
        await ada.SignInAsync();
        await ada.SeesOwnRoleAsync("Designer");

        await owner.SignInAgainAsync("Grace.Hopkins@acme.example");
        await owner.SetSsoAsync("Required", "sso-required");
        await owner.UnlinkAsync(Ada);
        await ada.NextClickIsRefusedAsync("it was unlinked or the connection changed: sign in again.");
        await ada.OpenResetAsync();
        await ada.SeesAsync($"{Required}, so passwords are not reset here");
        await ada.TakePictureAsync("locked-out");

        await owner.SetSsoAsync("Optional", "sso-optional");
        await ada.ResetPasswordAsync(AdasPassword);
        await ada.SignInWithPasswordAsync(AdasPassword);
        await ada.SeesOwnRoleAsync("Designer");
        await owner.SetSsoAsync("Required");
        await ada.SignInWithPasswordAsync(AdasPassword);
        await ada.SeesAsync($"{Required}: continue with the identity provider, or ask an owner or admin to set the SSO policy to optional.");

        ownersVisit.NoViolations();
        adminsVisit.NoViolations();
        adasVisit.NoViolations();
    }
}
