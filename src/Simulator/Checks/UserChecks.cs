using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Checks;

/// <summary>What Okta needs of a User.</summary>
internal static class UserChecks
{
    /// <summary>The answered User, whole.</summary>
    public static JsonObject User(this Exchange exchange)
    {
        var user = exchange.Json();
        exchange.Complete(user);
        exchange.Hold(!user.Mentions("password"), "Expected no password anywhere in the answer, but it is there.");
        return user;
    }

    /// <summary>The attributes without which Okta's import drops a person.</summary>
    public static void Complete(this Exchange exchange, JsonNode user) =>
        exchange.Hold(IsComplete(user), $"Expected a complete User, but it lacks {Missing(user)}.");

    public static bool IsComplete(JsonNode user) => Missing(user).Length == 0;

    private static string Missing(JsonNode user)
    {
        (string Name, bool Missing)[] parts =
        [
            ("schemas with the core User schema", !user.Find("schemas").Items().Any(s => s.Text() == Urns.User)),
            ("id", user.Find("id")?.GetValueKind() != JsonValueKind.String || user.Find("id").Text() is ""),
            ("userName", user.Find("userName").Text() is null or ""),
            ("name.givenName", user.Find("name").Find("givenName").Text() is null),
            ("name.familyName", user.Find("name").Find("familyName").Text() is null),
            ("emails[0].value", user.Email() is null or ""),
            ("active as a boolean", user.Find("active").Boolean() is null),
        ];
        return string.Join(", ", parts.Where(part => part.Missing).Select(part => part.Name));
    }

    public static void Active(this Exchange exchange, JsonNode user, bool expected) =>
        exchange.Same("active", expected ? "true" : "false", user.Find("active").Text());

    /// <summary>A password is never returned (RFC 7643 §4.1.1), under whatever name.</summary>
    public static void NoPassword(this Exchange exchange, string password) =>
        exchange.Hold(
            !exchange.Answer.Body.Contains(password, StringComparison.Ordinal),
            "Expected no password anywhere in the answer, but it is there.");

    public static string Version(this ReceivedAnswer answer) =>
        $"{answer.Headers.GetValueOrDefault("ETag")} {answer.Json.Find("meta").Find("lastModified").Text()}";
}
