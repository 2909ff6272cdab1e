namespace Rolecall.Domain.Roles;

/// <summary>Something a role may allow. The app asks for it by key; those that concern the workspace itself, Rolecall keeps as well.</summary>
/// <param name="Key">Stable: "members.invite".</param>
/// <param name="Sentence">What holding it allows.</param>
/// <param name="DefaultFrom">The lowest built-in role that has it without saying so.</param>
/// <param name="GrantableFrom">The lowest built-in role whose custom roles may be given it.</param>
public sealed record Permission(string Key, string Sentence, BuiltInRole DefaultFrom, BuiltInRole GrantableFrom)
{
    public bool IsDefaultOf(BuiltInRole role) => role.Rank() >= DefaultFrom.Rank();

    public bool IsGrantableTo(BuiltInRole role) => role.Rank() >= GrantableFrom.Rank();
}
