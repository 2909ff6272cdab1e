using System.Text.Json.Nodes;

namespace Rolecall.Simulator.Tests.Fake;

internal sealed record FakeRole(int Id, string Name, string Inherited);

internal sealed class FakeMember(string id, int number, JsonObject document)
{
    public string Id { get; set; } = id;

    public int Number { get; } = number;

    /// <summary>Everything but id, meta, schemas, active and the role.</summary>
    public JsonObject Document { get; set; } = document;

    public bool Active { get; set; } = true;

    public string BuiltIn { get; set; } = "member";

    public int? CustomRole { get; set; }

    public int Version { get; set; } = 1;

    public string UserName => Document["userName"]?.GetValue<string>() ?? "";
}
