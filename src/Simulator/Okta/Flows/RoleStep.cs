using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>One step of the table: how it is sent, where it stands, which kind of role.</summary>
internal static class RoleStep
{
    public static Step Of(string verb, RolePlace place, string kind, Func<CancellationToken, Task> action, Features needs) =>
        kind == "builtin"
            ? new($"roles.{verb}.{place.Id}.builtin", $"{Verb(verb)} role {place.Label}",
                "Admin, member, limited member and guest can be assigned.", action)
            {
                Needs = needs,
                NeedsApi = true,
                LookAt = "GET must show the role where Okta sent it and in the canonical schema; the public API must agree.",
            }
            : new($"roles.{verb}.{place.Id}.custom", $"{Verb(verb)} custom role {place.Label}",
                "A custom role maps by customRoleId or customRoleName.", action)
            {
                Needs = needs,
                NeedsApi = true,
                LookAt = "An id may come as a number or as a string. GET must show the role where Okta sent it and canonically.",
            };

    private static string Verb(string verb) => verb switch
    {
        "post" => "POST",
        "put" => "PUT",
        _ => "PATCH",
    };
}
