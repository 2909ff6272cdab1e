using System.Globalization;
using System.Text;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>Takes whole requests and breaks them, the same ones for the same seed.</summary>
internal sealed class Requests(int seed, TestWorkspace workspace)
{
    private static readonly (string Name, string Value)[] Headers =
    [
        ("If-Match", "W/\"999\""), ("If-Match", "nonsense"), ("If-Match", "*"), ("If-Match", "W/\"1\""), ("If-Match", "\"1\", W/\"2\""), ("If-Match", ""),
        ("If-None-Match", "*"), ("If-None-Match", "W/\"1\""), ("If-None-Match", "\"\"\"\""), ("Accept", "text/html"), ("Accept", "nonsense"),
        ("Accept", "application/json"), ("Accept", "*/*;q=0"), ("Content-Type", "text/plain"), ("Content-Type", "application/json; charset=utf-16"),
        ("Content-Type", "application/xml"), ("Content-Type", "application/scim+json; charset=\"UTF-8\""), ("Content-Type", ";;"),
        ("Content-Type", "multipart/form-data; boundary=x"), ("X-HTTP-Method-Override", "DELETE"), ("Content-Encoding", "gzip"),
        ("Content-Encoding", "identity"), ("Range", "bytes=0-1"), ("Expect", "100-continue"), ("Authorization", "Bearer x"), ("Authorization", "Basic eDp5"),
        ("Authorization", ""), ("Accept-Language", "\u00e9"), ("Cookie", "a=b"), ("X-Request-Id", new string('a', 500)), ("Prefer", "return=minimal"),
        ("X-Forwarded-For", "1' or 1=1"), ("Forwarded", "for=;;"), ("Accept-Charset", "utf-7"),
    ];

    private readonly Random random = new(seed);
    private readonly TextDamage texts = new(new Random(seed + 1));
    private readonly JsonDamage json = new(new Random(seed + 2));

    public Sent Next(Living living)
    {
        var method = One(Whole.Methods);
        var endpoint = One(Whole.Endpoints);
        if (random.Next(8) > 0)
            endpoint = Usual(method, endpoint);
        var path = Fill(random.Next(12) == 0 ? texts.OfText(endpoint) : endpoint, living);
        if (!path.StartsWith('/'))
            path = "/" + path;
        var query = random.Next(method == "GET" ? 4 : 16) < 3 ? "?" + Fill(Query(), living) : "";
        var bare = method is "GET" or "DELETE" or "HEAD" && random.Next(20) > 0;
        var body = bare ? null : Body(Fill(One(BodiesOf(method, endpoint)), living));
        return new Sent(method, Base() + Encoded(path) + query, HeadersOf(body), body);
    }

    /// <summary>Most combinations of method and endpoint are not possible, so more of those that are.</summary>
    private static string Usual(string method, string endpoint) => method switch
    {
        "POST" when endpoint.EndsWith(".search", StringComparison.Ordinal) => endpoint,
        "POST" when endpoint is "/Bulk" => endpoint,
        "POST" => endpoint switch { ['/', 'G', 'r', ..] => "/Groups", ['/', 'G', 'a', ..] => "/Gadgets", _ => "/Users" },
        "PUT" or "PATCH" or "DELETE" => endpoint switch
        {
            ['/', 'G', 'r', ..] => "/Groups/{g}",
            ['/', 'G', 'a', ..] => "/Gadgets/{d}",
            _ => "/Users/{u}",
        },
        _ => endpoint,
    };

    private static IReadOnlyList<string> BodiesOf(string method, string endpoint) => (method, endpoint) switch
    {
        (_, "/Bulk") => Whole.Bulk,
        ("PATCH", ['/', 'G', 'r', ..]) => Whole.GroupPatches,
        ("PATCH", ['/', 'G', 'a', ..]) => Whole.GadgetPatches,
        ("PATCH", _) => Whole.UserPatches,
        (_, _) when endpoint.EndsWith(".search", StringComparison.Ordinal) => Whole.Searches,
        (_, ['/', 'G', 'r', ..]) => Whole.Groups,
        (_, ['/', 'G', 'a', ..]) => Whole.Gadgets,
        _ => Whole.Users,
    };

    private byte[] Body(string whole)
    {
        // Some stay as they are: then it is the address or a header that is wrong, or nothing.
        var kind = random.Next(10);
        var text = kind < 7 ? json.Of(whole) : whole;
        if (kind is 6 or 7)
            text = texts.OfText(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        return kind == 8 ? texts.OfBytes(bytes) : bytes;
    }

    private string Query()
    {
        var filter = One(Whole.Filters);
        var query = One(Whole.Queries).Replace("{f}", random.Next(4) == 0 ? filter : texts.OfText(filter), StringComparison.Ordinal);
        return Encoded(random.Next(2) == 0 ? texts.OfText(query) : query, "?/:@!$'()*+,;=&");
    }

    private string Base() => random.Next(60) switch
    {
        0 => "/scim/999999/v2",
        1 => $"/scim/{workspace.Id}/v1",
        2 => "/scim",
        _ => workspace.ScimPath,
    };

    private List<(string Name, string Value)> HeadersOf(byte[]? body)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = $"Bearer {workspace.ScimToken}" };
        if (body is not null)
            headers["Content-Type"] = "application/scim+json";
        for (var more = random.Next(10) == 0 ? random.Next(1, 3) : 0; more > 0; more--)
        {
            var (name, value) = One(Headers);
            headers[name] = value;
        }

        // One who announces a body and sends none would wait for our answer as we for it.
        if (body is null)
            headers.Remove("Expect");
        return [.. headers.Select(header => (header.Key, header.Value))];
    }

    private string Fill(string text, Living living) => text
        .Replace("{u}", One(living.Users), StringComparison.Ordinal)
        .Replace("{g}", One(living.Groups), StringComparison.Ordinal)
        .Replace("{d}", One(living.Gadgets), StringComparison.Ordinal)
        .Replace("{n}", random.Next(12).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>
    /// What HTTP itself refuses is another test's: so no target that is none, no NUL, and no dots that lead out of the SCIM API.
    /// </summary>
    private static string Encoded(string text, string allowed = "/:@!$'()*+,;=")
    {
        var encoded = new StringBuilder();
        foreach (var rune in text.Replace("\0", "", StringComparison.Ordinal).Replace("/..", "/__", StringComparison.Ordinal).EnumerateRunes())
        {
            var isPlain = rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || "-._~".Contains((char)rune.Value, StringComparison.Ordinal)
                || allowed.Contains((char)rune.Value, StringComparison.Ordinal));
            encoded.Append(isPlain ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return encoded.ToString();
    }

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
