using System.Text.Json;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>What every answer of the SCIM API keeps to (RFC 7644 §3.12 and tables 8 and 9, RFC 9865 §5), whatever was asked.</summary>
internal static class AnswerRules
{
    private static readonly Dictionary<int, string?[]> ScimTypes = new()
    {
        [400] =
        [
            "invalidFilter", "tooMany", "invalidSyntax", "mutability", "invalidPath", "noTarget", "invalidValue", "invalidVers", "invalidCursor",
            "expiredCursor", "invalidCount",
        ],
        [401] = [null],
        [403] = [null, "sensitive"],
        [404] = [null],
        [405] = [null],
        [406] = [null],
        [409] = [null, "uniqueness"],
        [412] = [null],
        [413] = [null],
        [415] = [null],
        [429] = [null],
    };

    /// <summary>Status and scimType.</summary>
    public static string KindOf(Answer answer)
    {
        if (answer.Status < 400 || answer.Text.Length == 0)
            return $"{answer.Status}";
        using var body = JsonDocument.Parse(answer.Text);
        return body.RootElement.TryGetProperty("scimType", out var type) ? $"{answer.Status} {type.GetString()}" : $"{answer.Status}";
    }

    public static void Check(Sent request, Answer answer)
    {
        if (answer.Status >= 400)
            CheckRefusal(request, answer);
        else
            CheckAnswer(answer);
    }

    private static void CheckRefusal(Sent request, Answer answer)
    {
        Assert.True(answer.Status < 500, "A fault.");
        Assert.True(ScimTypes.ContainsKey(answer.Status), "No client expects this status.");
        if (request.Method == "HEAD")
            return;
        var type = AsksForPlainJson(request) ? "application/json" : "application/scim+json";
        Assert.Equal(type, answer.Header("Content-Type"));
        using var body = JsonDocument.Parse(answer.Text);
        var error = body.RootElement;
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:Error", error.GetProperty("schemas")[0].GetString());
        Assert.Equal($"{answer.Status}", error.GetProperty("status").GetString());
        Assert.False(string.IsNullOrWhiteSpace(error.GetProperty("detail").GetString()));
        Assert.Contains(error.TryGetProperty("scimType", out var scimType) ? scimType.GetString() : null, ScimTypes[answer.Status]);
    }

    private static void CheckAnswer(Answer answer)
    {
        Assert.True(answer.Status is 200 or 201 or 204 or 304, "No success of SCIM's.");
        if (answer.Text.Length == 0)
            return;
        using var body = JsonDocument.Parse(answer.Text);
        Assert.NotEmpty(body.RootElement.GetProperty("schemas").EnumerateArray());
    }

    private static bool AsksForPlainJson(Sent request) => request.Headers.Any(header => header is ("Accept", "application/json"));
}
