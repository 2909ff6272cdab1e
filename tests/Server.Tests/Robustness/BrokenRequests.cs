using System.Text;

namespace Rolecall.Server.Tests.Robustness;

public sealed record BrokenRequest(HttpMethod Method, string Path, string? Body, (string Name, string Value)? Header);

/// <summary>Takes whole requests and breaks them, by a seed.</summary>
internal sealed class BrokenRequests(int seed, IReadOnlyList<string> ids)
{
    private static readonly string[] Bodies =
    [
        OktaClient.NewUser("new@example.com", """, "customRoleName": "Reviewer" """),
        """{"userName":"x","name":{"givenName":"A"},"emails":[{"value":"a@example.com","type":"work","primary":true}],"active":true}""",
        """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":false}}]}""",
        """{"Operations":[{"op":"add","path":"emails[type eq \"work\"].value","value":"b@example.com"},{"op":"remove","path":"title"}]}""",
        """{"Operations":[{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:role","value":"guest"}]}""",
    ];

    private static readonly string[] Filters =
    [
        "userName eq \"user1@example.com\"", "emails[type eq \"work\" and value co \"example\"]", "not (active eq true) or title pr",
        "meta.created gt \"2020-01-01T00:00:00Z\"", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department sw \"a\"",
    ];

    private static readonly string[] Tokens =
    [
        "null", "true", "-0", "1e400", "12345678901234567890", "\"\"", "[]", "{}", "[[", "}}", "\\u0000", "\\ud800", "\\", "\"", ",", ":", "(", ")",
        "userName", "USERNAME", "password", "id", "meta", "groups", "__proto__", "owner", "\u202e", "\ud83d\ude80", "é", " and ", " not ", "[type eq", "].",
        "urn:", "$ref", "schemas", "active", "false", "\"active\":\"maybe\",", "\"role\":\"owner\",", "\"customRoleId\":4711,", "\"op\":\"move\",",
    ];

    private static readonly string[] Methods = ["GET", "POST", "POST", "PUT", "PUT", "PATCH", "PATCH", "PATCH", "DELETE"];

    private static readonly string[] Endpoints = ["/Users", "/Users/{id}", "/Users/{id}", "/Users/{id}", "/Users/nobody", "/Groups", "/Bulk", "/Me", "/Schemas", "/x"];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("If-Match", "W/\"999\""), ("If-Match", "nonsense"), ("If-None-Match", "*"), ("Accept", "text/html"), ("Accept", "nonsense"),
        ("X-HTTP-Method-Override", "DELETE"), ("Content-Encoding", "gzip"), ("Range", "bytes=0-1"), ("Expect", "100-continue"),
    ];

    private readonly Random random = new(seed);

    public BrokenRequest Next()
    {
        var method = new HttpMethod(One(Methods));
        var endpoint = method == HttpMethod.Post && random.Next(2) == 0 ? "/Users" : One(Endpoints);
        var path = endpoint.Replace("{id}", method == HttpMethod.Delete ? ids[0] : One(ids), StringComparison.Ordinal) + Query();
        var body = method == HttpMethod.Get || method == HttpMethod.Delete ? null : Broken(One(Bodies));
        return new BrokenRequest(method, path, body, random.Next(8) == 0 ? One(Headers) : null);
    }

    private string Query() => random.Next(6) switch
    {
        0 => "?filter=" + Uri.EscapeDataString(Broken(One(Filters))),
        1 => "?attributes=" + Uri.EscapeDataString(Broken("userName,name.givenName,emails.value")),
        2 => "?startIndex=" + Uri.EscapeDataString(One(Tokens)) + "&count=" + random.Next(-2, 5),
        _ => "",
    };

    private string Broken(string whole)
    {
        var text = new StringBuilder(whole);
        for (var times = random.Next(1, 5); times > 0 && text.Length > 1; times--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, One(Tokens));
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 30), text.Length - at)));
                    break;
                case 3:
                    text.Length = at;
                    break;
                case 4:
                    text[at] = (char)random.Next(0x20, 0x7F);
                    break;
                default:
                    text.Replace(":\"", ":" + One(Tokens) + ",\"x\":\"", at, Math.Min(40, text.Length - at));
                    break;
            }
        }

        return text.ToString();
    }

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
