using System.Text.Json;

namespace Rolecall.Storage.Tests.Filters;

[Spec("R-31", "P-3.4.2.2-21")]
public sealed class InjectedText
{
    private static readonly string[] Texts =
    [
        "') OR 1=1--", "' or '1'='1", "\" or \"\"=\"", "'; drop table members; --", "1 or 1=1", "%", "_", "*", "@workspace", "@p0",
        "$.title", "\\", "{\"$ne\":null}", "x') union select member from members --", "?", "/*", "\"]') or 1=1 --",
    ];

    private static readonly string[] Attributes =
    [
        "id", "userName", "externalId", "displayName", "title", "name.givenName", "profileUrl", "schemas", "emails", "emails.type",
        "emails.display", "ims.value", "photos.value", "groups.value", "addresses.country", "meta.version", "meta.location",
        "meta.resourceType", "manager.value", "department", "role", "customRoleId", "customRoleName",
    ];

    public static TheoryData<string> Positions()
    {
        var positions = new TheoryData<string>();
        foreach (var attribute in Attributes)
        {
            foreach (var op in (string[])["eq", "co", "sw", "ew"])
                positions.Add($"{attribute} {op} TEXT");
        }

        foreach (var list in (string[])["emails", "ims", "photos", "roles"])
            positions.Add($"{list}[type eq \"work\" and value eq TEXT or display co TEXT]");
        return positions;
    }

    [Theory, MemberData(nameof(Positions))]
    public void In_any_position_finds_nothing_and_changes_nothing(string position)
    {
        using var file = MemberFile.Create();
        file.Add(new StoredMember(1, Json.Read("""
            {
              "userName": "ann", "externalId": "x", "displayName": "Ann", "title": "Boss", "name": { "givenName": "Ann" }, "active": true,
              "emails": [ { "value": "ann@example.com", "type": "work" } ], "ims": [ { "value": "ann", "type": "work" } ]
            }
            """)));

        foreach (var text in Texts)
            Assert.Empty(file.Find(position.Replace("TEXT", JsonSerializer.Serialize(text), StringComparison.Ordinal)));
        Assert.Equal([1], file.Find("userName eq \"ann\""));
    }
}
