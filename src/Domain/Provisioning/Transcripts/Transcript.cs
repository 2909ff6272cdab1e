using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Provisioning.Transcripts;

/// <summary>
/// A connection's recorded traffic as a file that can be passed on and replayed: ids by the order in which they appeared, people without
/// what tells who they are, and nothing that differs from one replay to the next.
/// </summary>
public static class Transcript
{
    /// <param name="client">The profile of the connection's client.</param>
    /// <param name="owner">Whose id stands as {owner}: the only person who is there before the client came.</param>
    /// <param name="lines">In any order; those of one connection.</param>
    public static JsonObject Of(string client, ScimId owner, IReadOnlyList<CustomRole> roles, IEnumerable<LoggedExchange> lines)
    {
        var mask = new TranscriptMask(owner, roles);
        // Reads are written down a moment later than they were answered: time orders what sequence numbers do not.
        var exchanges = lines.OrderBy(line => line.Exchange.At).ThenBy(line => line.Sequence).Select(line => Of(line.Exchange, mask)).ToArray();
        return new JsonObject
        {
            ["client"] = client,
            ["roles"] = new JsonArray([.. roles.Select(role => new JsonObject { ["name"] = role.Name, ["inheritedRole"] = role.Inherited.Word() })]),
            ["exchanges"] = new JsonArray(exchanges),
        };
    }

    private static JsonObject Of(Exchange exchange, TranscriptMask mask) => new()
    {
        ["method"] = exchange.Method,
        ["path"] = mask.Path(exchange.Path),
        ["request"] = Body(exchange.Request, mask),
        ["status"] = exchange.Status,
        ["answer"] = Body(exchange.Answer, mask),
        ["notes"] = new JsonArray([.. exchange.Notes.Select(note => JsonValue.Create(mask.Sentence(note)))]),
    };

    /// <summary>Null too for a body that the log could not keep whole.</summary>
    private static JsonNode? Body(string? body, TranscriptMask mask)
    {
        try
        {
            return body is null ? null : mask.Body(JsonNode.Parse(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
