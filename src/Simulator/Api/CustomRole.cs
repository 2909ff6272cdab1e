using System.Text.Json.Nodes;

namespace Rolecall.Simulator.Api;

/// <param name="InheritedRole">The public API's number: 2 admin, 3 member, 4 guest, 5 limited member.</param>
/// <param name="Members">The numbers of the people who hold the role.</param>
internal sealed record CustomRole(int Id, string Name, int InheritedRole, IReadOnlyList<int> Members, JsonNode Json);
