using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Okta;
using static Rolecall.Simulator.Conformance.CheckSession;
using static Rolecall.Simulator.Conformance.ProfileChecks;

namespace Rolecall.Simulator.Conformance;

/// <summary>What the profile makes of PATCH, which is less than RFC 7644 does.</summary>
internal sealed class PatchClauses(CheckSession session)
{
    public IReadOnlyList<Clause> All =>
    [
        Clause.Of("IP-12", "An operation without a path is 400 invalidSyntax.", PathlessAsync),
        Clause.Of("IP-13", "add is replace for a single simple value.", AddIsReplaceAsync),
        Clause.Of("IP-14", "replace of a complex attribute replaces it whole; add merges.", ComplexAsync),
        Clause.Of("IP-15", "replace swaps a list; add appends to it.", ListAsync),
        Clause.Of("IP-16", "A path with a filter names a sub-attribute.", WholeElementAsync),
        new("IP-17", "A filter that matches several values changes them all or is 400 invalidFilter.", SeveralAsync),
        Clause.Of("IP-19", "No client has to send conditional headers.", UnconditionalAsync),
    ];

    private async Task PathlessAsync(CancellationToken ct)
    {
        var path = PathOf("/Users", await session.SomeoneAsync(ct));
        (await session.Scim.PatchAsync(path, PatchBody.Replace(new JsonObject { ["nickName"] = "Check" }), ct)).Refused(400, "invalidSyntax");
    }

    /// <remarks>Of a group, whose name no policy holds back.</remarks>
    private async Task AddIsReplaceAsync(CancellationToken ct)
    {
        var team = await session.TeamAsync(ct);
        foreach (var (op, name) in new[] { ("add", " a"), ("replace", " b") })
        {
            var wanted = team.Text("displayName") + name;
            var (exchange, group) = await session.PatchedAsync(PathOf("/Groups", team), PatchBody.Of(Operation(op, "displayName", wanted)), ct);
            exchange.Same("displayName", wanted, group.Find("displayName").Text());
        }
    }

    private async Task ComplexAsync(CancellationToken ct)
    {
        var path = PathOf("/Users", await session.SomeoneAsync(ct));
        var (replaced, user) = await session.PatchedAsync(path, PatchBody.Replace("name", new JsonObject { ["givenName"] = "Whole" }), ct);
        replaced.Same("name.givenName", "Whole", user.Find("name").Find("givenName").Text());
        replaced.Same("name.familyName", null, user.Find("name").Find("familyName").Text());

        var merge = PatchBody.Of(Operation("add", "name", new JsonObject { ["familyName"] = "Merged" }));
        (replaced, user) = await session.PatchedAsync(path, merge, ct);
        replaced.Same("name.givenName", "Whole", user.Find("name").Find("givenName").Text());
        replaced.Same("name.familyName", "Merged", user.Find("name").Find("familyName").Text());
    }

    private async Task ListAsync(CancellationToken ct)
    {
        var path = PathOf("/Users", await session.SomeoneAsync(ct));
        await HoldAsync(path, "replace", Mails("one@check.example", "two@check.example"), ["one@check.example", "two@check.example"], ct);
        await HoldAsync(path, "replace", Mails("three@check.example"), ["three@check.example"], ct);
        await HoldAsync(path, "add", Mails("four@check.example"), ["four@check.example", "three@check.example"], ct);
    }

    private async Task HoldAsync(string path, string op, JsonArray sent, string[] expected, CancellationToken ct)
    {
        var (exchange, user) = await session.PatchedAsync(path, PatchBody.Of(Operation(op, "emails", sent)), ct);
        exchange.Same("emails", string.Join(", ", expected), string.Join(", ", MailsOf(user).Order(StringComparer.Ordinal)));
    }

    private async Task WholeElementAsync(CancellationToken ct)
    {
        var path = PathOf("/Users", await session.SomeoneAsync(ct));
        var whole = PatchBody.Of(new JsonObject { ["op"] = "remove", ["path"] = "emails[value eq \"four@check.example\"]" });
        (await session.Scim.PatchAsync(path, whole, ct)).ScimError(400);
        var replace = PatchBody.Replace("emails[value eq \"four@check.example\"]", new JsonObject { ["value"] = "five@check.example" });
        (await session.Scim.PatchAsync(path, replace, ct)).ScimError(400);
    }

    private async Task<string?> SeveralAsync(CancellationToken ct)
    {
        var path = PathOf("/Users", await session.SomeoneAsync(ct));
        (await session.Scim.PatchAsync(path, PatchBody.Replace("emails", Mails("six@check.example", "seven@check.example")), ct)).Status(200, 204);
        var exchange = await session.Scim.PatchAsync(path, PatchBody.Replace("emails[type eq \"work\"].display", "Check"), ct);
        if (exchange.Answer.Status is 200 or 204)
            return "All are changed.";
        exchange.Refused(400, "invalidFilter");
        return "It is refused.";
    }

    private async Task UnconditionalAsync(CancellationToken ct)
    {
        var path = PathOf("/Users", await session.SomeoneAsync(ct));
        (await session.Scim.PatchAsync(path, PatchBody.Replace("active", true), ct)).Status(200, 204);
        (await session.Scim.GetAsync(path, ct)).Status(200);
    }
}
