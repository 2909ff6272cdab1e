using System.Collections.Frozen;
using Rolecall.Domain.Connections;
using Rolecall.Scim;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Clients;

/// <summary>All profiles, and what a connection's client is allowed by them.</summary>
public static class ClientProfiles
{
    public const string Generic = "generic";

    private static readonly string[] Names =
    [
        Generic, "okta", "okta-wizard", "entra", "entra-compliant", "onelogin", "jumpcloud", "ping", "google", "rippling", "authentik",
        "keycloak", "strict",
    ];

    public static IReadOnlyList<ClientProfile> All { get; } = [.. Names.Select(Read)];

    private static FrozenDictionary<string, ClientProfile> ByName { get; } = All.ToFrozenDictionary(profile => profile.Name, StringComparer.Ordinal);

    public static ClientProfile? Find(string name) => ByName.GetValueOrDefault(name);

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static void Check(string name)
    {
        if (Find(name) is null)
            throw new RefusedException(Refusal.InvalidValue, $"There is no client profile '{name.Shortened()}'; there are: {string.Join(", ", Names)}.");
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static void CheckQuirk(string name)
    {
        if (Quirks.Find(name) is null)
        {
            throw new RefusedException(
                Refusal.InvalidValue, $"There is no quirk '{name.Shortened()}'; there are: {string.Join(", ", Quirks.All.Select(quirk => quirk.Name))}.");
        }
    }

    /// <summary>What one request of the connection's client is allowed.</summary>
    public static Allowance AllowanceOf(Connection connection)
    {
        var profile = Find(connection.Client) ?? All[0];
        return new Allowance(connection.Quirks.Count == 0 ? profile.Quirks : Switched(profile, connection.Quirks));
    }

    private static HashSet<Quirk> Switched(ClientProfile profile, IReadOnlyDictionary<string, bool> switches) =>
        [.. Quirks.All.Where(quirk => switches.TryGetValue(quirk.Name, out var on) ? on : profile.Quirks.Contains(quirk))];

    private static ClientProfile Read(string name)
    {
        using var file = typeof(ClientProfiles).Assembly.GetManifestResourceStream($"clients/{name}.json")
            ?? throw new InvalidOperationException($"The profile '{name}' was not built in.");
        return ClientProfile.Read(file);
    }
}
