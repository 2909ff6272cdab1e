using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Conformance;

internal static class ProfileChecks
{
    /// <summary>A refusal by the profile: the status, and the scimType by which a client tells refusals apart.</summary>
    public static Exchange Refused(this Exchange exchange, int status, string scimType)
    {
        exchange.ScimError(status);
        exchange.Same("scimType", scimType, exchange.Json().Find("scimType").Text());
        return exchange;
    }

    /// <summary>Some servers answer a PATCH with 204: what came of it is then read.</summary>
    public static async Task<(Exchange Exchange, JsonObject Resource)> PatchedAsync(
        this CheckSession session, string path, JsonObject body, CancellationToken ct)
    {
        var exchange = (await session.Scim.PatchAsync(path, body, ct)).Status(200, 204);
        if (exchange.Answer.Status == 204)
            exchange = (await session.Scim.GetAsync(path, ct)).Status(200);
        return (exchange, exchange.Json());
    }

    public static JsonObject Operation(string op, string path, JsonNode? value) => new() { ["op"] = op, ["path"] = path, ["value"] = value };

    public static JsonArray Mails(params string[] values) =>
        [.. values.Select(value => new JsonObject { ["value"] = value, ["type"] = "work" })];

    public static IReadOnlyList<string> MailsOf(JsonNode user) => [.. user.Find("emails").Items().Select(mail => mail.Find("value").Text() ?? "")];

    public static string Text(this JsonObject resource, string name) =>
        resource.Find(name).Text() ?? throw new StepNotRunException($"Needs the {name} of what was made before, which the server did not answer.");

    public static string Filter(string endpoint, string filter) => $"{endpoint}?filter={Uri.EscapeDataString(filter)}";
}
