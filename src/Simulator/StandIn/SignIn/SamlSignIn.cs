using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>Ends a sign-in by SAML, whoever began it.</summary>
internal static class SamlSignIn
{
    /// <param name="asked">Null where the person came from the own dashboard (IdP-initiated).</param>
    public static IResult Answer(HttpContext http, SignInDesk desk, App app, DirectoryPerson person, PendingSaml? asked)
    {
        var response = new SamlResponse(app, new(desk.Origin.Of(http), app), desk.File.Current.Signing, desk.Clock.GetUtcNow())
            .For(person, asked?.RequestId);
        desk.Wire.Add(new($"SAML sign-in of {person.DisplayName}", "POST", app.SignOn.AcsUrl, "by browser", Good: true)
        {
            Request = $"RelayState: {asked?.RelayState ?? "(none)"}\n\n{XElement.Parse(response)}",
            Answer = "The browser has it.",
        });
        return SignInHtml.PassOn(http, app, response, asked?.RelayState);
    }
}
