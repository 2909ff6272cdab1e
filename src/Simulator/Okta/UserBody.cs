using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;

namespace Rolecall.Simulator.Okta;

/// <summary>The bodies of Okta's POST and PUT, keys in Okta's order.</summary>
internal static class UserBody
{
    public static JsonObject Create(Person person, string password) => new()
    {
        ["schemas"] = new JsonArray(Urns.User),
        ["userName"] = person.UserName,
        ["name"] = new JsonObject { ["givenName"] = person.GivenName, ["familyName"] = person.FamilyName },
        ["emails"] = new JsonArray(
            new JsonObject { ["primary"] = true, ["value"] = person.Email, ["type"] = "work" }),
        ["displayName"] = person.DisplayName,
        ["locale"] = "en-US",
        ["externalId"] = person.SourceId,
        ["groups"] = new JsonArray(),
        ["password"] = password, // random, and sent even with password sync off
        ["active"] = true,
    };

    /// <summary>
    /// What our GET returned with the mapped values written over it. The rest goes back as it came, with id, meta,
    /// unmapped attributes and a name.formatted that no longer fits.
    /// </summary>
    public static JsonObject Merge(JsonObject got, Person person)
    {
        var body = got.DeepClone().AsObject();
        body.Put("userName", person.UserName);
        if (body.Find("name") is not JsonObject name)
            body.Put("name", name = []);
        name.Put("givenName", person.GivenName);
        name.Put("familyName", person.FamilyName);
        body.Put(
            "emails",
            new JsonArray(new JsonObject { ["primary"] = true, ["value"] = person.Email, ["type"] = "work" }));
        body.Put("displayName", person.DisplayName);
        body.Put("locale", "en-US");
        body.Put("externalId", person.SourceId);
        return body;
    }

    /// <summary>Sets an attribute where one of that name stands, in whatever case, else at the end.</summary>
    public static void Put(this JsonObject json, string name, JsonNode? value)
    {
        if (json.NameOf(name) is { } known)
            json[known] = value;
        else
            json[name] = value;
    }
}
