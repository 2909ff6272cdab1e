using Rolecall.Scim.Messages;

namespace Rolecall.Scim.Tests.Rfc7643;

public sealed class S5_ServiceProviderConfig
{
    [Fact, Spec("S-5-01", "S-5-03", "S-5-05", "S-5-08", "S-5-10", "S-2.3.4-01", "P-4-01", "C-4-01")]
    public void Everything_the_server_offers_is_said()
    {
        var features = new DiscoveryFeatures(
            Patch: true, BulkMaxOperations: 1000, BulkMaxPayloadSize: 1_048_576, FilterMaxResults: 1000, DefaultPageSize: 100)
        {
            ETag = true,
            Sort = true,
            CursorTimeout = TimeSpan.FromHours(1),
        };

        var config = new Discovery("https://directory.example/scim/1/v2", features).ServiceProviderConfig();

        Assert.Equal(Json.Read("""
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
              "patch": { "supported": true },
              "bulk": { "supported": true, "maxOperations": 1000, "maxPayloadSize": 1048576 },
              "filter": { "supported": true, "maxResults": 1000 },
              "changePassword": { "supported": false },
              "sort": { "supported": true },
              "etag": { "supported": true },
              "pagination": {
                "cursor": true, "index": true, "defaultPaginationMethod": "index", "defaultPageSize": 100, "maxPageSize": 1000,
                "cursorTimeout": 3600
              },
              "authenticationSchemes": [{
                "type": "oauthbearertoken",
                "name": "OAuth Bearer Token",
                "description": "The SCIM token of the workspace, in the Authorization header.",
                "specUri": "https://www.rfc-editor.org/info/rfc6750",
                "primary": true
              }],
              "meta": { "resourceType": "ServiceProviderConfig", "location": "https://directory.example/scim/1/v2/ServiceProviderConfig" }
            }
            """), config);
    }

    [Fact, Spec("S-5-03", "S-5-09")]
    public void What_is_not_offered_is_said_too()
    {
        var features = new DiscoveryFeatures(
            Patch: false, BulkMaxOperations: 0, BulkMaxPayloadSize: 0, FilterMaxResults: 10, DefaultPageSize: 5)
        {
            ChangePassword = true,
            DocumentationUri = "https://directory.example/docs",
        };

        var config = new Discovery("https://directory.example", features).ServiceProviderConfig();

        Assert.Equal(Json.Read("""{ "supported": false, "maxOperations": 0, "maxPayloadSize": 0 }"""), config["bulk"]);
        Assert.False(config.Complex("patch")!.Flag("supported"));
        Assert.False(config.Complex("etag")!.Flag("supported"));
        Assert.True(config.Complex("changePassword")!.Flag("supported"));
        Assert.False(config.Complex("sort")!.Flag("supported"));
        Assert.False(config.Complex("pagination")!.Flag("cursor"));
        Assert.Null(config.Complex("pagination")!["cursorTimeout"]);
        Assert.Equal("https://directory.example/docs", config.Text("documentationUri"));
    }
}
