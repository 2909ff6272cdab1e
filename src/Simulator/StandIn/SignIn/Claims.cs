using System.Text.Json.Nodes;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>What an application is told about a person, by the scopes it asked for.</summary>
internal static class Claims
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public static JsonObject OfIdToken(AppUrls urls, App app, DirectoryPerson person, Grant grant, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            ["iss"] = urls.OidcIssuer,
            ["aud"] = app.Id,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["auth_time"] = grant.At.ToUnixTimeSeconds(),
        };
        if (grant.Request.Nonce is { } nonce)
            claims["nonce"] = nonce;
        foreach (var (name, value) in OfPerson(person, grant.Request.Scopes))
            claims[name] = value?.DeepClone();
        return claims;
    }

    /// <summary>The subject is what SCIM pushes as externalId, so that the application knows the person again.</summary>
    public static JsonObject OfPerson(DirectoryPerson person, IReadOnlyList<string> scopes)
    {
        var claims = new JsonObject { ["sub"] = person.Id };
        if (scopes.Contains("profile"))
        {
            claims["preferred_username"] = person.UserName;
            claims["name"] = person.DisplayName;
            claims["given_name"] = person.GivenName;
            claims["family_name"] = person.FamilyName;
        }

        if (scopes.Contains("email"))
        {
            claims["email"] = person.Email;
            claims["email_verified"] = true;
        }

        return claims;
    }
}
