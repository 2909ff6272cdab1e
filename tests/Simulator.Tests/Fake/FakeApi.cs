using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rolecall.Simulator.Tests.Fake;

/// <summary>The public API half of the fake server.</summary>
internal sealed class FakeApi(FakeWorkspace workspace, Fault fault, IReadOnlyDictionary<string, string> policies)
{
    public const string Key = "pk_1_ownerkeyownerkeyownerkey";

    private const string V1 = "/v1/workspaces/" + FakeWorkspace.TeamId;

    public FakeAnswer Answer(HttpRequest request, string path, string body)
    {
        if (request.Headers.Authorization != Key)
            return Json(401, new JsonObject { ["err"] = "Token invalid" });

        lock (workspace.Gate)
        {
            return (request.Method, path) switch
            {
                ("GET", "/v2/team") => Json(200, Teams()),
                ("GET", $"/v2/team/{FakeWorkspace.TeamId}/customroles") => Json(200, CustomRoles()),
                ("GET", V1 + "/policies") => Json(200, Policies()),
                ("POST", V1 + "/roles") => Create(JsonNode.Parse(body)!),
                ("POST", V1 + "/scim-tokens/rotate") => Rotate(),
                ("PATCH", _) => Rename(int.Parse(path[(V1.Length + "/roles/".Length)..]), JsonNode.Parse(body)!),
                ("DELETE", _) => Delete(int.Parse(path[(V1.Length + "/roles/".Length)..])),
                _ => Json(404, new JsonObject { ["err"] = "Not found" }),
            };
        }
    }

    private JsonObject Teams() => new()
    {
        ["teams"] = new JsonArray(new JsonObject
        {
            ["id"] = FakeWorkspace.TeamId,
            ["members"] = new JsonArray(
            [
                .. workspace.Members.Where(member => member.Active).Select(member => new JsonObject
                {
                    ["user"] = new JsonObject
                    {
                        ["id"] = member.Number, ["email"] = member.UserName, ["role"] = Number(member),
                    },
                }),
            ]),
        }),
    };

    private int Number(FakeMember member) =>
        Number(workspace.Roles.Find(role => role.Id == member.CustomRole)?.Inherited ?? member.BuiltIn);

    private static int Number(string role) => role switch
    {
        "owner" => 1,
        "admin" => 2,
        "member" => 3,
        "guest" => 4,
        _ => 5,
    };

    private JsonObject CustomRoles() => new()
    {
        ["custom_roles"] = new JsonArray(
        [
            .. workspace.Roles.Select(role => new JsonObject
            {
                ["id"] = role.Id,
                ["team_id"] = FakeWorkspace.TeamId,
                ["name"] = role.Name,
                ["inherited_role"] = Number(role.Inherited),
                ["date_created"] = "1700000000000",
                ["members"] = new JsonArray([.. Holders(role).Select(member => (JsonNode)member.Number)]),
            }),
        ]),
    };

    private IEnumerable<FakeMember> Holders(FakeRole role) => workspace.Members
        .Where(member => member.CustomRole == role.Id && (member.Active || fault == Fault.ApiListsInactive));

    private JsonObject Policies() => new()
    {
        ["policies"] = new JsonObject(policies.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
    };

    private FakeAnswer Create(JsonNode body)
    {
        var role = workspace.AddRole(body["name"]!.GetValue<string>(), body["inheritedRole"]!.GetValue<string>());
        return Json(201, new JsonObject { ["id"] = role.Id, ["name"] = role.Name });
    }

    private FakeAnswer Rename(int id, JsonNode body)
    {
        var index = workspace.Roles.FindIndex(role => role.Id == id);
        if (fault != Fault.RenamedRoleShowsOldName)
            workspace.Roles[index] = workspace.Roles[index] with { Name = body["name"]!.GetValue<string>() };
        return Json(200, []);
    }

    private FakeAnswer Delete(int id)
    {
        if (fault == Fault.RolesCannotBeDeleted)
            return Json(200, []);
        workspace.Roles.RemoveAll(role => role.Id == id);
        foreach (var member in workspace.Members.Where(member => member.CustomRole == id))
            member.CustomRole = null;
        return new FakeAnswer(204, null);
    }

    private FakeAnswer Rotate()
    {
        workspace.Token = "rolecall_scim_BBBBBBBBBBBB_anothersecretthatnobodymaysee12";
        return Json(200, new JsonObject { ["scimToken"] = workspace.Token });
    }

    private static FakeAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString()) { ContentType = "application/json" };
}
