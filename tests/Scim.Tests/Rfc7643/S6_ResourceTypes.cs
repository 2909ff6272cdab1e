using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests.Rfc7643;

public sealed class S6_ResourceTypes
{
    private static readonly Discovery Discovery = new("https://directory.example/scim/1/v2", new DiscoveryFeatures(true, 0, 0, 1000, 100));

    [Fact, Spec("S-6-01", "S-6-03", "S-6-04", "S-3.3-03")]
    public void A_type_names_its_endpoint_schema_and_extensions() => Assert.Equal(Json.Read("""
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
          "id": "User",
          "name": "User",
          "description": "User Account",
          "endpoint": "/Users",
          "schema": "urn:ietf:params:scim:schemas:core:2.0:User",
          "schemaExtensions": [{ "schema": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "required": false }],
          "meta": { "resourceType": "ResourceType", "location": "https://directory.example/scim/1/v2/ResourceTypes/User" }
        }
        """), Discovery.ResourceType(Types.User));

    [Fact, Spec("S-6-03")]
    public void A_type_without_extensions_names_none() => Assert.Null(Discovery.ResourceType(Types.Group)["schemaExtensions"]);

    [Fact, Spec("S-7.s-05")]
    public void Every_schema_a_type_names_is_served_once_and_those_of_discovery_itself() => Assert.Equal(
        [
            CoreUser.Uri, Types.Enterprise, Types.CustomUri, CoreGroup.Uri,
            ServiceSchemas.ServiceProviderConfigUri, ServiceSchemas.ResourceTypeUri, ServiceSchemas.SchemaUri,
        ],
        Discovery.SchemasOf([Types.User, Types.Custom, Types.Group]).Select(schema => schema.Id));
}
