using System.Collections.Frozen;
using System.Text.Json;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Clients;

/// <summary>What is known of one SCIM client; a file in Profiles/ each.</summary>
/// <param name="Title">As its admins know it.</param>
/// <param name="Client">A line on how it speaks.</param>
/// <param name="Quirks">Those that are on.</param>
/// <param name="Signs">By name, what its traffic shows; none for a profile that is never suggested.</param>
public sealed record ClientProfile(string Name, string Title, string Client, FrozenSet<Quirk> Quirks, IReadOnlyList<string> Signs)
{
    /// <exception cref="InvalidOperationException">The file is not what the build puts there.</exception>
    internal static ClientProfile Read(Stream file)
    {
        using var document = JsonDocument.Parse(file);
        var root = document.RootElement;
        var basis = root.GetProperty("allows").GetString() == "usual" ? Scim.Tolerances.Quirks.Usual : [];
        return new ClientProfile(
            root.GetProperty("name").GetString()!, root.GetProperty("title").GetString()!, root.GetProperty("client").GetString()!,
            basis.Concat(Texts(root, "also").Select(Known)).ToFrozenSet(), [.. Texts(root, "signs")]);
    }

    private static IEnumerable<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(text => text.GetString()!) : [];

    private static Quirk Known(string name) =>
        Scim.Tolerances.Quirks.Find(name) ?? throw new InvalidOperationException($"A profile names the quirk '{name}', which there is not.");
}
