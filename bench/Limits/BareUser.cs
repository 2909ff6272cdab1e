using System.Text.Json.Serialization;

namespace Rolecall.Bench.Limits;

internal sealed record BareName(string Formatted, string FamilyName, string GivenName, string MiddleName);

internal sealed record BareValue(string Value, string Type, bool Primary);

internal sealed record BareAddress(
    string Type, string StreetAddress, string Locality, string Region, string PostalCode, string Country, bool Primary);

internal sealed record BareEnterprise(string EmployeeNumber, string CostCenter, string Department, string Organization);

internal sealed record BareUser(
    string[] Schemas, string ExternalId, string UserName, BareName Name, string DisplayName, string NickName, string Title,
    string UserType, string PreferredLanguage, string Locale, string Timezone, bool Active, BareValue[] Emails,
    BareValue[] PhoneNumbers, BareAddress[] Addresses)
{
    [JsonPropertyName("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")]
    public BareEnterprise? Enterprise { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareUser))]
internal sealed partial class BareJson : JsonSerializerContext;
