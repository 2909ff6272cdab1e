using System.Text.Json.Nodes;

namespace Rolecall.Simulator.Tests.Fake;

/// <summary>The state of the fake server. All access under <see cref="Gate"/>.</summary>
internal sealed class FakeWorkspace
{
    public const string TeamId = "9007";
    public const string OwnerEmail = "owner@example.com";

    private int _lastNumber = 100;
    private int _lastRole = 40;

    public FakeWorkspace()
    {
        var owner = Add(JsonNode.Parse($$"""
            {
              "userName": "{{OwnerEmail}}",
              "name": { "givenName": "Olga", "familyName": "Owner", "formatted": "Olga Owner" },
              "emails": [{ "value": "{{OwnerEmail}}", "type": "work", "primary": true }]
            }
            """)!.AsObject());
        owner.BuiltIn = "owner";
    }

    public Lock Gate { get; } = new();

    public string Token { get; set; } = "rolecall_scim_AAAAAAAAAAAA_thesecretthatnobodymaysee123456";

    public List<FakeMember> Members { get; } = [];

    public List<FakeRole> Roles { get; } = [];

    public List<FakeGroup> Groups { get; } = [];

    /// <summary>Names that a faulty server does not give free.</summary>
    public HashSet<string> DeletedNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Where this connection has put role attributes: place (a URN, or "" for the top level) and name.</summary>
    public HashSet<(string Place, string Attribute)> Used { get; } = [];

    public FakeMember Add(JsonObject document)
    {
        var number = ++_lastNumber;
        var member = new FakeMember($"id-{number:0000}", number, document);
        Members.Add(member);
        return member;
    }

    public string NewId() => $"id-{++_lastNumber:0000}";

    public FakeGroup AddGroup(string name)
    {
        var group = new FakeGroup(NewId(), name);
        Groups.Add(group);
        return group;
    }

    public FakeRole AddRole(string name, string inherited)
    {
        var role = new FakeRole(++_lastRole, name, inherited);
        Roles.Add(role);
        return role;
    }
}
