using System.Text.Json;
using static Rolecall.Domain.Clients.SeenRequest;

namespace Rolecall.Domain.Clients;

/// <summary>What tells clients apart. Paths and bodies alone: a client's name for itself proves nothing, and some have none.</summary>
internal static class Signs
{
    private const string Users = "/Users";
    private const string Groups = "/Groups";

    private static readonly Sign[] All =
    [
        Sign.InOne("okta_ids", "People came with an externalId that begins with 00u, as Okta's ids do.",
            request => request.IsAbout(Users) && Text(request.Member("externalId"))?.StartsWith("00u", StringComparison.Ordinal) == true),
        Sign.InOne("okta_test", "The list of users was read as Okta's Test API Credentials reads it: startIndex=1 and count=1 or 2.",
            request => request.Is("GET", Users) && request.Query is "startIndex=1&count=1" or "startIndex=1&count=2"),
        Sign.InOne("okta_rename", "A group was renamed without a path and with its own id in the value.",
            request => request.Is("PATCH", Groups) && request.Operations.Any(operation => operation.Path is null
                && Text(In(operation.Value, "id")) is not null && Text(In(operation.Value, "displayName")) is not null)),
        Sign.InOne("group_puts", "Groups were replaced whole, with PUT.", request => request.Is("PUT", Groups)),
        new("no_patches", "People were replaced with PUT, and nothing was ever sent with PATCH.",
            requests => requests.Any(request => request.Is("PUT", Users)) && requests.All(request => request.Method != "PATCH")),
        Sign.InOne("user_puts", "People were replaced with PUT.", request => request.Is("PUT", Users)),
        Sign.InOne("user_patches", "People were changed with PATCH.", request => request.Is("PATCH", Users)),
        Sign.InOne("name_patches", "Names were changed without a path, as an object.",
            request => request.Is("PATCH", Users) && request.Operations.Any(operation =>
                operation.Path is null && In(operation.Value, "name").ValueKind == JsonValueKind.Object)),

        Sign.InOne("entra_group_schema", "Groups announced a schema of schemas.microsoft.com.",
            request => Schemas(request).Any(uri => uri.StartsWith("http://schemas.microsoft.com/", StringComparison.OrdinalIgnoreCase))),
        Sign.InOne("entra_lookup", "Groups were looked up without their members: excludedAttributes=members before the filter.",
            request => request.Is("GET", Groups) && request.Asks("excludedAttributes=members") && request.Asks("displayName eq")),
        Sign.InOne("entra_flag", "The address carried the flag aadOptscim062020.", request => request.Asks("aadOptscim062020")),
        Sign.InAnOperation("capital_operations", "Operations came with a capital: Add, Replace, Remove.",
            operation => operation.Op.Length > 0 && char.IsAsciiLetterUpper(operation.Op[0])),
        Sign.InAnOperation("capital_booleans", "Booleans came as the words \"True\" and \"False\".", operation => Text(operation.Value) is "True" or "False"),
        Sign.InAnOperation("small_booleans", "\"active\" came as the word \"true\" or \"false\".",
            operation => operation.Path == "active" && Text(operation.Value) is "true" or "false"),
        new("small_operations", "Operations came in small letters.",
            requests => requests.SelectMany(request => request.Operations).ToArray() is { Length: > 0 } all && all.All(operation => operation.Op is "add" or "remove" or "replace")),

        Sign.InOne("scim_1_schemas", "Schemas came as SCIM 1 wrote them: urn:scim:schemas:….",
            request => Schemas(request).Any(uri => uri.StartsWith("urn:scim:schemas:", StringComparison.OrdinalIgnoreCase))),
        Sign.InOne("open_query", "Addresses ended in '?' or '&'.", request => request.Query is not null && (request.Query.Length == 0 || request.Query.EndsWith('&'))),
        new("test_and_delete", "A user and a group were made and deleted before anything was changed.", IsMadeAndDeleted),
        Sign.InAnOperation("listed_removals", "Members were removed by a list in the value.",
            operation => operation is { Path: "members", Value.ValueKind: JsonValueKind.Array } && operation.Op.Equals("remove", StringComparison.OrdinalIgnoreCase)),
        Sign.InOne("email_lookup", "People were looked up by e-mail: emails eq.", request => request.Is("GET", Users) && request.Asks("filter=emails eq")),
        Sign.InOne("plain_json_bodies", "Bodies came as application/json.",
            request => request.Notes.Any(note => note.StartsWith("plain_json: sent ", StringComparison.Ordinal))),
        new("no_groups", "Nothing was ever asked about groups.", requests => requests.Count >= 5 && !requests.Any(request => request.IsAbout(Groups))),
        Sign.InOne("reads_description", "The server's description of itself was read.", request => request.Is("GET", "/ServiceProviderConfig")),
        Sign.InOne("group_echoes", "Groups were changed without a path, by all of the group with its schemas.",
            request => request.Is("PATCH", Groups) && request.Operations.Any(operation =>
                operation.Path is null && In(operation.Value, "schemas").ValueKind == JsonValueKind.Array)),
        Sign.InAnOperation("relative_references", "Members came with relative references: Users/….",
            operation => operation.Value.ValueKind == JsonValueKind.Array && operation.Value.EnumerateArray()
                .Any(value => Text(In(value, "$ref"))?.StartsWith("Users/", StringComparison.Ordinal) == true)),
    ];

    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public static Sign Find(string name) =>
        Array.Find(All, sign => sign.Name == name) ?? throw new InvalidOperationException($"A profile names the sign '{name}', which there is not.");

    private static IEnumerable<string> Schemas(SeenRequest request) => request.Member("schemas") is { ValueKind: JsonValueKind.Array } uris
        ? uris.EnumerateArray().Select(Text).OfType<string>()
        : [];

    private static bool IsMadeAndDeleted(IReadOnlyList<SeenRequest> requests)
    {
        var before = requests.TakeWhile(request => request.Method is not ("PUT" or "PATCH")).ToArray();
        return Array.Exists(before, request => request.Is("DELETE", Users)) && Array.Exists(before, request => request.Is("DELETE", Groups));
    }
}
