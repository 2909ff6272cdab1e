using System.Text.Json;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;

namespace Rolecall.Server.Admin.Members;

/// <summary>Says what is looked for in the words of SCIM, so that the console's search is the store's one filter and no second one.</summary>
internal static class MembersFilter
{
    private static readonly string[] Searched = ["userName", "displayName", "emails.value", "name.givenName", "name.familyName"];

    /// <returns>Null for everyone.</returns>
    public static string? Of(MembersQuery query)
    {
        string[] terms = [.. Terms(query)];
        return terms.Length == 0 ? null : string.Join(" and ", terms);
    }

    private static IEnumerable<string> Terms(MembersQuery query)
    {
        if (query.Search is { } search)
            yield return $"({string.Join(" or ", Searched.Select(attribute => $"{attribute} co {Quoted(search)}"))})";
        if (query.Status is "active" or "inactive")
            yield return $"active eq {(query.Status == "active" ? "true" : "false")}";
        if (int.TryParse(query.Role, out var custom))
            yield return $"{MemberSchemas.RoleUrn}:customRoleId eq \"{custom}\"";
        else if (BuiltInRoles.Parse(query.Role) is { } role)
            yield return $"{MemberSchemas.RoleUrn}:role eq \"{role.Word()}\" and not ({MemberSchemas.RoleUrn}:customRoleId pr)";
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
