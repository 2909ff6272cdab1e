using System.Text.Json.Nodes;
using CsCheck;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>Profiles of every kind of attribute a User has, as JSON text: what is right to send and kept as it was sent.</summary>
internal static class RandomProfiles
{
    public static readonly IReadOnlyList<string> Texts =
    [
        "title", "nickName", "displayName", "userType", "preferredLanguage", "locale", "timezone", "profileUrl", "externalId",
    ];

    public static readonly IReadOnlyList<string> Names =
        ["formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"];

    public static readonly IReadOnlyList<string> Lists =
        ["emails", "phoneNumbers", "ims", "photos", "addresses", "entitlements", "roles", "x509Certificates"];

    public static readonly IReadOnlyList<string> EnterpriseTexts = ["employeeNumber", "costCenter", "organization", "division", "department"];

    public static readonly Gen<string> Text = Gen.OneOf("a", "B", "äß", "x y", "O'Neil", "\"q\"", "\\", "😀", "Ａ", "a%", "<b>", "0", "true");

    public static readonly Gen<string> Uri = Gen.OneOf("https://a.example/1", "https://a.example/2", "https://a.example/%C3%A9?x=1#y");

    /// <summary>Its parts follow from the value, so that two of the same value are the same but for "primary".</summary>
    public static Gen<JsonObject> Element(string list) => list switch
    {
        "addresses" => Gen.Select(Text, Gen.OneOf("work", "home"), (street, type) =>
            new JsonObject { ["type"] = type, ["streetAddress"] = street, ["locality"] = $"{street} {type}", ["country"] = "CH" }),
        "photos" => Uri.Select(uri => new JsonObject { ["value"] = uri, ["type"] = "photo" }),
        "x509Certificates" => Gen.OneOf("MAMCAQE=", "MAMCAQI=").Select(der => new JsonObject { ["value"] = der }),
        "emails" => Gen.OneOf("a", "b", "c").Select(name =>
            new JsonObject { ["value"] = $"{name}@example.com", ["type"] = name == "a" ? "work" : "home", ["display"] = name }),
        _ => Gen.OneOf("r1", "r2", "r3").Select(value => new JsonObject { ["value"] = value, ["type"] = value == "r1" ? "t" : "other" }),
    };

    public static Gen<JsonArray> ListOf(string list) => Gen.Select(Element(list).Array[1, 3], Gen.Int[0, 5], (elements, primary) =>
    {
        var items = elements.DistinctBy(element => element.ToJsonString(), StringComparer.Ordinal).Select(element => element.DeepClone()).ToArray();
        if (primary < items.Length)
            items[primary]["primary"] = true;
        return new JsonArray(items);
    });

    /// <summary>A value for an attribute at the top, as JSON.</summary>
    public static Gen<string> ValueOf(string attribute) => attribute switch
    {
        "profileUrl" => Uri.Select(uri => JsonValue.Create(uri).ToJsonString()),
        _ when Lists.Contains(attribute) => ListOf(attribute).Select(list => list.ToJsonString()),
        _ => Text.Select(text => JsonValue.Create(text).ToJsonString()),
    };

    public static readonly Gen<string> Name = Members(Names, _ => Text.Select(text => JsonValue.Create(text).ToJsonString()), 1);

    public static readonly Gen<string> Enterprise = Gen.Select(
        Members(EnterpriseTexts, _ => Text.Select(text => JsonValue.Create(text).ToJsonString()), 1),
        Gen.OneOf("", ""","manager":{"value":"26"}""", ""","manager":{"value":"27","$ref":"../Users/27"}"""),
        (texts, manager) => texts[..^1] + manager + "}");

    /// <summary>Less the userName.</summary>
    public static readonly Gen<string> Any = Gen.Select(
        Members([.. Texts, .. Lists], ValueOf, 0), Name.Null(), Enterprise.Null(), Gen.OneOf("", "true", "false"),
        (members, name, enterprise, active) =>
        {
            var profile = JsonNode.Parse(members)!.AsObject();
            if (name is not null)
                profile["name"] = JsonNode.Parse(name);
            if (enterprise is not null)
                profile[Urns.Enterprise] = JsonNode.Parse(enterprise);
            if (active.Length > 0)
                profile["active"] = active == "true";
            return profile.ToJsonString();
        });

    private static Gen<string> Members(IReadOnlyList<string> names, Func<string, Gen<string>> valueOf, int least) =>
        Gen.Shuffle(names.ToArray(), least, Math.Min(names.Count, 6)).SelectMany(chosen => Gen.Select(
            chosen.Length == 0 ? Gen.Const(Array.Empty<string>()) : All([.. chosen.Select(valueOf)]),
            values => $"{{{string.Join(',', chosen.Zip(values, (name, value) => $"\"{name}\":{value}"))}}}"));

    private static Gen<string[]> All(Gen<string>[] gens) =>
        gens.Skip(1).Aggregate(gens[0].Select(one => new[] { one }), (all, next) => Gen.Select(all, next, (done, one) => (string[])[.. done, one]));
}
