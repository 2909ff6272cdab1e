using System.Text.Json;

namespace Rolecall.Browser.Tests.ForeignProviders;

/// <param name="Name">What tests call the person, and SimpleSAMLphp, too.</param>
/// <param name="Subject">What the provider calls the person for good: <c>sub</c>, or an attribute.</param>
internal sealed record Person(string Name, string Subject, string Email, string GivenName, string FamilyName)
{
    public static IReadOnlyList<Person> All { get; } =
    [
        new("ada", "00u1ada", "ada@example.org", "Ada", "Lovelace"),
        new("grace", "00u2grace", "grace@example.org", "Grace", "Hopper"),
        new("mallory", "00u3mallory", "mallory@example.org", "Mallory", "Mallet"),
    ];

    /// <summary>At a provider that asks for one.</summary>
    public string Password => $"{Name}'s password";

    public static string Json { get; } = JsonSerializer.Serialize(All, JsonSerializerOptions.Web);

    public static Person Of(string name) => All.Single(person => person.Name == name);
}
