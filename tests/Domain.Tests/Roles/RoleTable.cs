using System.Text.Json.Nodes;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Roles;

/// <summary>Design §4.2, every source × presence × dialect × policy: the server's decision and a plain reading of the text agree.</summary>
public sealed class RoleTable
{
    private static readonly string[] Attributes = ["id", "name", "role"];
    private static readonly ScimId Team = ScimId.New(DateTimeOffset.UnixEpoch);

    /// <summary>What the identity provider sent when it created the person.</summary>
    private static readonly Dictionary<string, string?>[] Firsts =
    [
        [], new() { ["role"] = "guest" }, new() { ["name"] = "Reviewer" }, new() { ["id"] = "7" },
        new() { ["name"] = "Approver", ["role"] = "guest" }, new() { ["id"] = "7", ["name"] = "Reviewer" },
    ];

    private static readonly string?[] Missing = ["-"];

    [Theory]
    [InlineData("POST then PUT of our answer")]
    [InlineData("POST then PUT")]
    [InlineData("POST then PATCH")]
    public async Task The_decision_and_the_plain_reading_agree(string dialect)
    {
        var cases = 0;
        var faults = new List<string>();
        foreach (var one in Cases())
        {
            cases++;
            var (expected, actual) = await RunAsync(dialect, one);
            if (expected != actual)
                faults.Add($"{one}: expected {expected}, was {actual}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{cases} cases of {dialect}");
        Assert.True(cases > 10_000);
        Assert.True(faults.Count == 0, $"{faults.Count} of {cases} differ:\n{string.Join('\n', faults.Take(20))}");
    }

    private static IEnumerable<Case> Cases() =>
        from unknown in Enum.GetValues<UnknownRole>()
        from renamed in Enum.GetValues<RenamedRoles>()
        from groups in Enum.GetValues<GroupRoles>()
        let behaviour = new Behaviour { UnknownRole = unknown, RenamedRoles = renamed, GroupRoles = groups }
        from first in Firsts
        from byHand in new[] { false, true }
        from isRenamed in new[] { false, true }
        from id in Values("7", "8", "99")
        from name in Values("Reviewer", "Approver", "Nobody")
        from role in Values("guest", "bogus")
        select new Case(behaviour, first, byHand, isRenamed, Sent(id, name, role));

    /// <summary>Missing, cleared, or one of these.</summary>
    private static IEnumerable<string?> Values(params string[] values) => [.. Missing, null, .. values];

    private static Dictionary<string, string?> Sent(params string?[] values) => Attributes.Zip(values)
        .Where(one => one.Second != "-")
        .ToDictionary(one => one.First, one => one.Second, StringComparer.Ordinal);

    private static async Task<(string Expected, string Actual)> RunAsync(string dialect, Case one)
    {
        var plain = new PlainReading(one.Behaviour, new Dictionary<string, string> { ["Reviewer"] = "seven", ["Approver"] = "eight" }, "limited_member");
        var person = new OnePerson { Behaviour = one.Behaviour };
        person.GroupRoles = new GroupRoleBook(
            [new GroupMapping(Team, new GroupNumber(1), RoleRef.Of(BuiltInRole.LimitedMember), 1, "member:1", "request-0", DateTimeOffset.UnixEpoch)],
            one.Behaviour,
            new RoleBook(person.Roles));
        plain.Send(one.First, mayEcho: false);
        await person.PostAsync(Body(one.First).ToJsonString());
        await JoinAsync(person);
        if (one.ByHand)
        {
            plain.GrantByHand("admin");
            person.GrantByHand(RoleRef.Of(BuiltInRole.Admin));
        }

        if (one.IsRenamed)
        {
            (plain.Names["Critic"], plain.FormerNames["Reviewer"]) = ("seven", "seven");
            plain.Names.Remove("Reviewer");
            person.Rename(7, "Critic");
        }

        var expected = new List<string>();
        var actual = new List<string>();
        // Sent twice: the second time changes nothing, whatever the first came to.
        for (var i = 0; i < 2; i++)
        {
            expected.Add(plain.Send(one.Sent, mayEcho: true, echoes: dialect.EndsWith("answer", StringComparison.Ordinal)) ? "refused" : plain.Role);
            actual.Add(await SendAsync(person, dialect, one.Sent) ? "refused" : RoleOf(person));
        }

        return (string.Join(" then ", expected), string.Join(" then ", actual));
    }

    /// <summary>The group comes after the person, as it does from Okta; nothing is sent about the role by that.</summary>
    private static Task JoinAsync(OnePerson person)
    {
        var state = person.State! with { Member = person.Member with { Groups = [new MemberGroup(Team, "Team")] } };
        person.State = state;
        return state.Grants.Count == 0 ? person.PatchAsync("""[{ "op": "replace", "path": "title", "value": "x" }]""") : Task.CompletedTask;
    }

    private static async Task<bool> SendAsync(OnePerson person, string dialect, Dictionary<string, string?> sent)
    {
        try
        {
            await (dialect switch
            {
                "POST then PUT of our answer" => person.PutEchoAsync(Values(sent).ToJsonString()),
                "POST then PUT" => person.PutAsync(Body(sent).ToJsonString()),
                _ when sent.Count == 0 => Task.CompletedTask,
                _ => person.PatchAsync(new JsonArray(new JsonObject { ["op"] = "replace", ["value"] = Values(sent) }).ToJsonString()),
            });
            return false;
        }
        catch (RefusedException)
        {
            return true;
        }
    }

    private static JsonObject Body(Dictionary<string, string?> sent)
    {
        var body = Values(sent);
        body["userName"] = "ann";
        return body;
    }

    private static JsonObject Values(Dictionary<string, string?> sent) => new(sent.Select(one => KeyValuePair.Create(
        one.Key switch { "id" => "customRoleId", "name" => "customRoleName", _ => "role" }, (JsonNode?)one.Value)));

    private static string RoleOf(OnePerson person) => person.Member.Role.CustomId?.Value switch
    {
        7 => "seven",
        8 => "eight",
        _ => person.Member.Role.BuiltIn.Word(),
    };

    private sealed record Case(Behaviour Behaviour, Dictionary<string, string?> First, bool ByHand, bool IsRenamed, Dictionary<string, string?> Sent)
    {
        public override string ToString() =>
            $"{Behaviour.UnknownRole}/{Behaviour.RenamedRoles}/{Behaviour.GroupRoles} first {Words(First)}{(ByHand ? ", admin by hand" : "")}{(IsRenamed ? ", Reviewer is Critic" : "")}, then {Words(Sent)}";

        private static string Words(Dictionary<string, string?> sent) => $"({string.Join(' ', sent.Select(one => $"{one.Key}={one.Value ?? "null"}"))})";
    }
}
