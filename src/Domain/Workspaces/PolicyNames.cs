using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Domain.Workspaces;

/// <summary>The policies under the names that the command line, the public API and the documentation use.</summary>
public static class PolicyNames
{
    private static readonly IReadOnlyList<Policy> All =
    [
        Policy.Of("profile_updates", behaviour => behaviour.ProfileUpdates, (behaviour, value) => behaviour with { ProfileUpdates = value }),
        Policy.Of("renamed_roles", behaviour => behaviour.RenamedRoles, (behaviour, value) => behaviour with { RenamedRoles = value }),
        Policy.Of("unknown_role", behaviour => behaviour.UnknownRole, (behaviour, value) => behaviour with { UnknownRole = value }),
        Policy.Of("rehire_by_post", behaviour => behaviour.RehireByPost, (behaviour, value) => behaviour with { RehireByPost = value }),
        Policy.Of("group_roles", behaviour => behaviour.GroupRoles, (behaviour, value) => behaviour with { GroupRoles = value }),
        Policy.Of("mass_deactivation", behaviour => behaviour.MassDeactivation, (behaviour, value) => behaviour with { MassDeactivation = value }),
        Policy.Of("token_rotation", behaviour => behaviour.TokenRotation, (behaviour, value) => behaviour with { TokenRotation = value }),
        Policy.Of(
            "duplicate_group_names", behaviour => behaviour.DuplicateGroupNames,
            (behaviour, value) => behaviour with { DuplicateGroupNames = value }),
        Policy.Of(
            "role_ceiling", behaviour => behaviour.RoleCeiling, (behaviour, value) => behaviour with { RoleCeiling = value },
            except: BuiltInRole.Owner),
        Policy.Of(
            "default_role", behaviour => behaviour.DefaultRole, (behaviour, value) => behaviour with { DefaultRole = value },
            except: BuiltInRole.Owner),
        Policy.Of("sso", behaviour => behaviour.Sso, (behaviour, value) => behaviour with { Sso = value }),
        Policy.Of(
            "idp_initiated_sign_in", behaviour => behaviour.IdpInitiatedSignIn,
            (behaviour, value) => behaviour with { IdpInitiatedSignIn = value }),
        Policy.Of(
            "just_in_time_members", behaviour => behaviour.JustInTimeMembers,
            (behaviour, value) => behaviour with { JustInTimeMembers = value }),
        Policy.Of("second_factor", behaviour => behaviour.SecondFactor, (behaviour, value) => behaviour with { SecondFactor = value }),
    ];

    /// <summary>Every policy with its value, in the order of the documentation.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Describe(Behaviour behaviour) =>
        [.. All.Select(policy => KeyValuePair.Create(policy.Name, policy.Get(behaviour)))];

    /// <summary>The names of all policies with the values each may have.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Choices { get; } =
        [.. All.Select(policy => KeyValuePair.Create(policy.Name, policy.Values))];

    /// <summary>Whether it says how people sign in, and not how they are provisioned.</summary>
    public static bool IsOfSignOn(string name) => name is "sso" or "idp_initiated_sign_in" or "just_in_time_members" or "second_factor";

    /// <exception cref="RefusedException">InvalidValue: no such policy, or no such value.</exception>
    public static Behaviour Set(Behaviour behaviour, string name, string value)
    {
        var policy = All.FirstOrDefault(policy => policy.Name == name)
            ?? throw new RefusedException(
                Refusal.InvalidValue, $"There is no policy '{name}'; there are: {string.Join(", ", All.Select(p => p.Name))}.");
        return policy.Set(behaviour, value)
            ?? throw new RefusedException(
                Refusal.InvalidValue, $"Policy '{name}' cannot be '{value}'; choose one of: {string.Join(", ", policy.Values)}.");
    }

    private sealed record Policy(
        string Name, IReadOnlyList<string> Values, Func<Behaviour, string> Get, Func<Behaviour, string, Behaviour?> Set)
    {
        public static Policy Of<T>(string name, Func<Behaviour, T> get, Func<Behaviour, T, Behaviour> set, params T[] except)
            where T : struct, Enum
        {
            var words = Enum.GetValues<T>().Except(except).ToDictionary(SnakeCase.Of, StringComparer.Ordinal);
            return new Policy(
                name,
                [.. words.Keys],
                behaviour => SnakeCase.Of(get(behaviour)),
                (behaviour, word) => words.TryGetValue(word, out var value) ? set(behaviour, value) : null);
        }
    }
}
