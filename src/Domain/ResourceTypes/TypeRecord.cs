using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>Words a change of the definitions for the audit and for the app.</summary>
internal static class TypeRecord
{
    /// <param name="kind">"schema" or "resource_type".</param>
    public static Happening Of(string action, string kind, string name) => new(action, $"{kind}:{name}", new JsonObject { ["name"] = name });
}
