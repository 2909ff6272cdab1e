using System.Text;
using Microsoft.AspNetCore.Http;
using Rolecall.Simulator.StandIn.Hosting;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.Pages;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>The pages for people who sign in.</summary>
internal static class SignInHtml
{
    public static Html Choose(App app, string handle, IEnumerable<DirectoryPerson> people, string? fault) => Layout.Person($"Sign in to {app.Name}", Html.Of($"""
        <h1>Who are you?</h1>
        <p>Sign in to <strong>{app.Name}</strong> as one of the people who have it.</p>
        {Badges.Fault(fault)}
        <ul class="choices">{people.Select(person => Html.Of($"""
            <li><form method="post" action="/sign-in/{handle}"><input type="hidden" name="userName" value="{person.UserName}">
            <button type="submit" class="choice">{person.DisplayName}<span>{person.UserName}</span></button></form></li>
            """))}</ul>
        <form method="post" action="/sign-in/{handle}">
        {Fields.Text("userName", "Somebody else: username", "")}
        <button type="submit" class="second wide">Next</button>
        </form>
        """));

    public static Html Confirm(App app, string handle, DirectoryPerson person) => Layout.Person($"Sign in to {app.Name}", Html.Of($"""
        <h1>Sign in as {person.DisplayName}?</h1>
        <p>{app.Name} is told that {person.UserName} is here. No password is asked.</p>
        <form method="post" action="/sign-in/{handle}/confirm"><input type="hidden" name="person" value="{person.Id}">
        <button type="submit" class="wide">Sign in</button></form>
        <p></p><p><a href="/sign-in/{handle}">Somebody else</a></p>
        """));

    public static IResult Refused(string message, int status = StatusCodes.Status400BadRequest) =>
        Visit.HtmlResult(Layout.Person("Sign-in refused", Html.Of($"<h1>This sign-in does not work</h1>{Badges.Fault(message)}")), status);

    /// <summary>A page that posts a SAML response to the application by itself.</summary>
    public static IResult PassOn(HttpContext http, App app, string response, string? relayState)
    {
        http.AllowFormsTo(app.SignOn.AcsUrl);
        return Visit.HtmlResult(Layout.Person($"Signing in to {app.Name}", Html.Of($"""
            <h1>Signing in to {app.Name} …</h1>
            <form method="post" action="{app.SignOn.AcsUrl}" data-pass-on>
            <input type="hidden" name="SAMLResponse" value="{Convert.ToBase64String(Encoding.UTF8.GetBytes(response))}">
            {Html.If(relayState is not null, () => Html.Of($"<input type=\"hidden\" name=\"RelayState\" value=\"{relayState}\">"))}
            <button type="submit" class="wide">Continue</button>
            </form>
            """)));
    }

    public static Html Home(DirectoryPerson person, IEnumerable<App> apps) => Layout.Person($"Apps of {person.DisplayName}", Html.Of($"""
        <h1>{person.DisplayName}</h1>
        <p>My apps</p>
        <ul class="tiles">{apps.Select(app => Html.Of($"""
            <li><form method="post" action="/home/{person.Id}/{app.Id}"><button type="submit" class="second">{app.Name}</button></form></li>
            """))}</ul>
        {Html.If(!apps.Any(), () => Html.Of($"<p class=\"empty\">No app is assigned.</p>"))}
        <p><a href="/people">Back to the console</a></p>
        """));
}
