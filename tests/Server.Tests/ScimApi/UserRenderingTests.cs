using System.Text;
using System.Text.Json.Nodes;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Server.ScimApi;

namespace Rolecall.Server.Tests.ScimApi;

public sealed class UserRenderingTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 2, 9, 30, 0, 120, TimeSpan.FromHours(1));
    private static readonly ScimId Id = ScimId.New(Then);
    private static readonly AssignedRole Reviewer = new(BuiltInRole.LimitedMember, new RoleId(1001), "Reviewer");

    [Fact, Spec("P-3.3-03", "P-3.14-03")]
    public void The_whole_of_a_user_in_order() => Assert.Equal(
        $$$"""
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:rolecall:2.0:User"],
        "id":"{{{Id}}}","userName":"ada","active":true,
        "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User":{"customRoleId":"1001","customRoleName":"Reviewer","role":"limited_member"},
        "meta":{"resourceType":"User","created":"2026-11-02T08:30:00.120Z","lastModified":"2026-11-02T08:30:00.120Z",
        "location":"https://x.example/scim/1/v2/Users/{{{Id}}}","version":"W/\"7\""}}
        """.ReplaceLineEndings(""),
        Render(Reviewer));

    [Fact]
    public void A_place_gets_the_clients_spelling_and_type()
    {
        var user = Parse(
            Reviewer,
            new(RoleAttribute.CustomRoleId, "urn:a:b", "ROLEID", AsNumber: true),
            new(RoleAttribute.Role, "URN:A:B", "workspace_role", AsNumber: true),
            new(RoleAttribute.CustomRoleId, null, "customRoleId", AsNumber: false),
            new(RoleAttribute.Role, null, "role", AsNumber: false));

        Assert.Equal("""{"ROLEID":1001,"workspace_role":5}""", user["urn:a:b"]!.ToJsonString());
        Assert.Null(user["URN:A:B"]);
        Assert.Equal("1001", user["customRoleId"]!.GetValue<string>());
        Assert.Equal("limited_member", user["role"]!.GetValue<string>());
    }

    [Fact]
    public void A_place_the_user_has_anyway_is_not_written_twice()
    {
        const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

        var text = Render(
            Reviewer,
            new(RoleAttribute.Role, null, "userName", AsNumber: false),
            new(RoleAttribute.Role, null, "ROLE", AsNumber: false),
            new(RoleAttribute.Role, null, "role", AsNumber: false),
            new(RoleAttribute.Role, MemberSchemas.RoleUrn, "role", AsNumber: false),
            new(RoleAttribute.Role, Enterprise, "role", AsNumber: false));

        Assert.Equal(1, text.Split("\"userName\"").Length - 1);
        Assert.Equal(1, text.Split("\"ROLE\"").Length - 1);
        Assert.Equal(1, text.Split("\"role\"").Length - 1);
        Assert.DoesNotContain(Enterprise, text, StringComparison.Ordinal);
    }

    private static JsonNode Parse(AssignedRole role, params RolePlace[] places) => JsonNode.Parse(Render(role, places))!;

    private static string Render(AssignedRole role, params RolePlace[] places)
    {
        var profile = MemberProfile.Stored("""{"userName":"ada","active":true}"""u8.ToArray(), []);
        var member = new Member(new MemberNumber(1), Id, profile, role, null, null, 7, Then, Then);
        return Encoding.UTF8.GetString(new UserRendering(MemberSchemas.User, "https://x.example/scim/1/v2", places).Render(member).Span);
    }
}
