using System.Text.Json;

namespace Rolecall.Scim.Text;

internal static class JsonMembers
{
    /// <summary>The member of that name, compared without case; null when there is none, or it is null (RFC 7643 §2.1, §2.5).</summary>
    public static JsonElement? Member(this JsonElement json, string name)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
        }

        return null;
    }
}
