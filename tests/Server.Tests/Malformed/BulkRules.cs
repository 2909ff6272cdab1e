using System.Text.Json.Nodes;
using Rolecall.Server.Tests.Rfc7644;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>What every answer to a bulk request keeps to (RFC 7644 §3.7.3).</summary>
internal static class BulkRules
{
    /// <returns>Whether anything was written.</returns>
    public static bool Check(Answer answer)
    {
        if (answer.Status != 200)
            return false;
        foreach (var result in answer.Results())
        {
            var status = int.Parse((string)result["status"]!);
            Assert.InRange(status, 200, 499);
            if (status >= 300)
                Assert.Equal((string?)result["status"], (string?)result["response"]!["status"]);
            else
                Assert.NotNull(result["location"]);
        }

        return answer.Results().Any(IsDone);
    }

    /// <summary>Each resource that was written, and whether the last that was done to it was to delete it.</summary>
    public static IEnumerable<(string Location, bool IsGone)> Outcomes(Answer answer) => answer.Results()
        .Where(IsDone)
        .GroupBy(result => (string)result["location"]!, StringComparer.Ordinal)
        .Select(results => (results.Key, results.Any(result => (string?)result["method"] == "DELETE")));

    private static bool IsDone(JsonNode result) => ((string)result["status"]!)[0] == '2';
}
