using System.Text.Json;
using System.Text.Json.Serialization;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Rows;

/// <summary>The columns that hold JSON: always read and written whole, never searched.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<long>))]
[JsonSerializable(typeof(IReadOnlyList<IReadOnlyList<string>>))]
[JsonSerializable(typeof(IReadOnlyList<RolePlace>))]
[JsonSerializable(typeof(IReadOnlyList<ExtensionReference>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, bool>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(StoredProvider))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    private static readonly IReadOnlyList<KeyValuePair<string, string>> Defaults = PolicyNames.Describe(new Behaviour());

    public static string Write(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts, Default.IReadOnlyListString);

    public static string Write(IReadOnlyList<long> numbers) => JsonSerializer.Serialize(numbers, Default.IReadOnlyListInt64);

    public static IReadOnlyList<string> Texts(string json) => JsonSerializer.Deserialize(json, Default.IReadOnlyListString)!;

    /// <summary>Rows that a statement put into one column.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string json) =>
        JsonSerializer.Deserialize(json, Default.IReadOnlyListIReadOnlyListString)!;

    public static string Write(IReadOnlyList<RolePlace> places) => JsonSerializer.Serialize(places, Default.IReadOnlyListRolePlace);

    public static IReadOnlyList<RolePlace> Places(string json) => JsonSerializer.Deserialize(json, Default.IReadOnlyListRolePlace)!;

    public static string Write(IReadOnlyList<ExtensionReference> extensions) =>
        JsonSerializer.Serialize(extensions, Default.IReadOnlyListExtensionReference);

    public static IReadOnlyList<ExtensionReference> Extensions(string json) =>
        JsonSerializer.Deserialize(json, Default.IReadOnlyListExtensionReference)!;

    public static string Write(IReadOnlyDictionary<string, bool> flags) =>
        JsonSerializer.Serialize(flags, Default.IReadOnlyDictionaryStringBoolean);

    public static IReadOnlyDictionary<string, bool> Flags(string json) =>
        JsonSerializer.Deserialize(json, Default.IReadOnlyDictionaryStringBoolean)!;

    /// <summary>
    /// Under the names the documentation uses. What has its default is left out: a program that does not know a policy goes on beside
    /// a newer one until somebody uses it. So a default, once given, never changes.
    /// </summary>
    public static string Write(Behaviour behaviour) =>
        JsonSerializer.Serialize(PolicyNames.Describe(behaviour).Except(Defaults).ToDictionary(), Default.DictionaryStringString);

    public static Behaviour Behaviour(string json) =>
        JsonSerializer.Deserialize(json, Default.DictionaryStringString)!
            .Aggregate(new Behaviour(), (behaviour, policy) => PolicyNames.Set(behaviour, policy.Key, policy.Value));

    public static string Write(IdentityProvider provider) => JsonSerializer.Serialize(
        new StoredProvider(provider as SamlProvider, provider as OidcProvider, provider as PlannedProvider), Default.StoredProvider);

    public static IdentityProvider Provider(string json)
    {
        var stored = JsonSerializer.Deserialize(json, Default.StoredProvider)!;
        return (IdentityProvider?)stored.Saml ?? (IdentityProvider?)stored.Oidc ?? stored.Planned ?? throw new JsonException("The connection has no identity provider.");
    }
}

/// <summary>One of the three.</summary>
internal sealed record StoredProvider(SamlProvider? Saml, OidcProvider? Oidc, PlannedProvider? Planned);
