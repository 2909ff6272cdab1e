namespace Rolecall.Server.Tests.Isolation;

/// <summary>A request in one's own workspace that refers to something by the words in its path and body.</summary>
/// <param name="Kind">Of what "{ref}" names: a kind of id, or one of the words below.</param>
/// <param name="Status">Of the answer, whether "{ref}" is foreign or never was; null where only that both are alike matters.</param>
/// <param name="IsRest">Whether it goes to the public API, by the owner.</param>
internal sealed record Reference(string Kind, string Method, string Path, string? Json, int? Status, bool IsRest = false)
{
    public async Task RunAsync(Cells cells, Tenant ours, Tenant theirs)
    {
        var actor = ours.Actors.First(actor => actor.Standing == (IsRest ? Standing.Key : Standing.ScimToken));
        foreach (var foreign in Values(theirs))
        {
            var answer = await cells.TwinAsync(actor, Method, foreign, Unknown(foreign, theirs), id => Make(ours, id), Status);
            if (Path == "/Bulk" && answer["Operations"]!.AsArray().Any(one => ((string)one!["status"]!)[0] != '4'))
                cells.Fault($"{Json} with {foreign} was carried out: {answer.Text}");
        }
    }

    private (string Path, string? Json) Make(Tenant ours, string id)
    {
        var root = IsRest ? $"/api/v1/workspaces/{ours.Id}" : $"/scim/{ours.Id}/v2";
        var path = ours.Fill(Path).Replace("{ref}", Uri.EscapeDataString(id), StringComparison.Ordinal);
        return (root + path, Json is null ? null : ours.Fill(Json).Replace("{ref}", id, StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Values(Tenant theirs) => Kind switch
    {
        "userName" => [$"ada@{theirs.Word}.example", $"owner@{theirs.Word}.example", $"gone@{theirs.Word}.example"],
        "mail" => [$"ada@mail.{theirs.Word}.example"],
        "externalId" => [$"00u-{theirs.Word}", $"g-{theirs.Word}"],
        "name" => [$"{theirs.Word} team", $"{theirs.Word} reviewer", $"{theirs.Word} Entra", $"{theirs.Word} drill", $"Ada {theirs.Word}"],
        "url" => [$"{theirs.Workspace.BaseUrl}/Users/{theirs.One("user")}", $"{theirs.Workspace.BaseUrl}/Groups/{theirs.One("group")}"],
        "cursor" => [theirs.Cursor, theirs.RootCursor],
        "request" => [theirs.RequestId],
        "workspace" => [theirs.Id],
        _ => [.. theirs.Ids[Kind]],
    };

    /// <summary>What has the same form and names nothing anywhere.</summary>
    private string Unknown(string foreign, Tenant theirs) => Kind switch
    {
        "userName" or "mail" or "externalId" or "name" => foreign.Replace(theirs.Word, "neverthere", StringComparison.Ordinal),
        "url" => $"{RunningServer.PublicUrl}/scim/987654321/v2/{(foreign.Contains("/Users/", StringComparison.Ordinal) ? "Users" : "Groups")}/{Tenant.Never["user"]}",
        "cursor" => string.Concat(foreign.Reverse()),
        "request" => new string('0', foreign.Length),
        "workspace" => "987654321",
        _ => Tenant.Never[Kind],
    };
}
