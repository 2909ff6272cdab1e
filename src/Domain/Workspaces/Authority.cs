using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Domain.Workspaces;

/// <summary>How far a caller's word goes in the workspace: the rank, and what the caller's own role allows.</summary>
/// <param name="Role">The built-in role, or the one the custom role inherits.</param>
public sealed record Authority(BuiltInRole Role, IReadOnlyDictionary<string, bool> Permissions)
{
    /// <summary>The name of the custom role; null for a built-in one.</summary>
    public string? CustomRole { get; init; }

    /// <exception cref="RefusedException">Forbidden: a SCIM token has no say here, and neither has someone without access.</exception>
    public static async Task<Authority> OfAsync(IDirectory directory, Caller caller, CancellationToken ct)
    {
        if (caller.Member is not { } number)
            return Of(caller.Role ?? throw NoSay());

        var state = await directory.FindMemberAsync(number, ct);
        if (state is not { Member: { Active: true } member })
            throw NoSay();

        var roles = member.Role.CustomId is null ? null : (await directory.ReadWorkspaceAsync(ct)).Roles;
        return member.Role.CustomId is { } id && roles!.Find(id) is { } custom
            ? new Authority(custom.Inherited, Roles.Permissions.Effective(custom)) { CustomRole = custom.Name }
            : Of(member.Role.BuiltIn);
    }

    public static Authority Of(BuiltInRole role) => new(role, Roles.Permissions.Effective(role));

    public bool May(Permission permission) => Permissions[permission.Key];

    /// <exception cref="RefusedException">Forbidden.</exception>
    public void Require(Permission permission)
    {
        if (!May(permission))
        {
            throw new RefusedException(
                Refusal.Forbidden, $"Your role does not include '{permission.Key}': ask the owner of the workspace for it, or use the key of someone who has it.");
        }
    }

    /// <summary>Nobody hands on more than they have themselves, whether by granting a role or by making one (security.md R-22, I-52).</summary>
    /// <exception cref="RefusedException">Forbidden.</exception>
    internal void RequireAtLeast(BuiltInRole role, IReadOnlyDictionary<string, bool> permissions)
    {
        if (role.Rank() > Role.Rank())
            throw new RefusedException(Refusal.Forbidden, $"Your own role is below {role.Word()}: ask an owner to do this.");
        if (permissions.FirstOrDefault(permission => permission.Value && !Permissions[permission.Key]).Key is { } missing)
            throw new RefusedException(Refusal.Forbidden, $"The role includes '{missing}', which your own role does not: ask the owner to do this.");
    }

    private static RefusedException NoSay() => new(Refusal.Forbidden, "This credential may not do this: use the API key of an owner or admin.");
}
