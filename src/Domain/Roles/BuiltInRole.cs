namespace Rolecall.Domain.Roles;

/// <summary>The roles every workspace has. The values are the public API's role numbers.</summary>
public enum BuiltInRole
{
    Owner = 1,
    Admin = 2,
    Member = 3,
    Guest = 4,
    LimitedMember = 5,
}

public static class BuiltInRoles
{
    /// <summary>Guest 0, limited member 1, member 2, admin 3, owner 4.</summary>
    public static int Rank(this BuiltInRole role) => role switch
    {
        BuiltInRole.Guest => 0,
        BuiltInRole.LimitedMember => 1,
        BuiltInRole.Member => 2,
        BuiltInRole.Admin => 3,
        BuiltInRole.Owner => 4,
    };

    /// <summary>The value of the SCIM attribute "role".</summary>
    public static string Word(this BuiltInRole role) => role switch
    {
        BuiltInRole.Owner => "owner",
        BuiltInRole.Admin => "admin",
        BuiltInRole.Member => "member",
        BuiltInRole.LimitedMember => "limited_member",
        BuiltInRole.Guest => "guest",
    };

    /// <summary>Reads a role word, a display spelling ("Limited Member", "limited-member") or a public API number.</summary>
    public static BuiltInRole? Parse(string text)
    {
        if (text is ['1' or '2' or '3' or '4' or '5'])
            return (BuiltInRole)(text[0] - '0');

        var word = text.Trim().Replace(' ', '_').Replace('-', '_');
        foreach (var role in Enum.GetValues<BuiltInRole>())
        {
            if (word.Equals(role.Word(), StringComparison.OrdinalIgnoreCase)
                || word.Equals(role.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return role;
            }
        }

        return null;
    }
}
