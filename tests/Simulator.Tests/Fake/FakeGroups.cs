using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Rolecall.Simulator.Tests.Fake;

/// <summary>The groups of the fake server: right, but for one fault. Called under the workspace's gate.</summary>
internal sealed partial class FakeGroups(FakeWorkspace workspace, Fault fault, bool duplicates)
{
    private readonly FakeMessages _messages = new(fault);

    /// <summary>The groups of one person, as User.groups shows them.</summary>
    public JsonArray? Of(FakeMember member) => fault switch
    {
        Fault.UsersShowNoGroups => null,
        Fault.GroupsOfUsersAreStale => [],
        _ =>
        [
            .. workspace.Groups.Where(group => group.Members.Contains(member.Id))
                .Select(group => new JsonObject { ["value"] = group.Id, ["display"] = group.Name }),
        ],
    };

    public FakeAnswer Answer(HttpRequest request, string path, string body)
    {
        if (fault == Fault.GroupsAreUnknown)
            return _messages.Error(404, "There is no such endpoint.");
        if (path == "/Groups")
            return request.Method == "POST" ? Create(JsonNode.Parse(body)!.AsObject()) : List(request.Query);

        if (workspace.Groups.Find(group => group.Id == path["/Groups/".Length..]) is not { } group)
            return _messages.Error(404, "There is no such group.");
        if (fault == Fault.InactiveMembersBreakGroups && Has(group, member => !member.Active))
            return _messages.Error(500, "Something went wrong.");
        return request.Method switch
        {
            "GET" => Group(200, group),
            "PUT" => Put(group, JsonNode.Parse(body)!.AsObject()),
            "DELETE" => Delete(group),
            _ => Patch(group, JsonNode.Parse(body)!["Operations"]!.AsArray()),
        };
    }

    private bool Has(FakeGroup group, Predicate<FakeMember> member) =>
        workspace.Members.Any(one => group.Members.Contains(one.Id) && member(one));

    private FakeAnswer Create(JsonObject body)
    {
        if (fault == Fault.GroupsAreNotOffered)
            return _messages.Error(501, "Groups cannot be pushed here.");
        var name = body["displayName"]!.GetValue<string>();
        var taken = workspace.Groups.Any(group => group.Name == name) || workspace.DeletedNames.Contains(name);
        if (taken && !duplicates && fault != Fault.SameGroupNameTwice)
            return _messages.Error(409, "There is such a group already.", "uniqueness");

        var group = workspace.AddGroup(name);
        group.Members = Ids(body["members"]);
        return fault == Fault.CreatedGroupHasNoId
            ? FakeMessages.Json(201, new JsonObject { ["displayName"] = name })
            : Group(201, group);
    }

    private FakeAnswer List(IQueryCollection query)
    {
        IEnumerable<FakeGroup> found = workspace.Groups;
        if (query["filter"].ToString() is { Length: > 0 } filter && fault != Fault.GroupFilterIsIgnored)
            found = found.Where(group => group.Name == NameFilter().Match(filter).Groups["name"].Value);
        return _messages.Page([.. found], query, Shown);
    }

    private FakeAnswer Put(FakeGroup group, JsonObject body)
    {
        if (fault == Fault.EmptyMemberListIsRefused && body["members"]!.AsArray().Count == 0)
            return _messages.Error(400, "members has no value.", "invalidValue");
        var added = Ids(body["members"]);
        group.Name = body["displayName"]!.GetValue<string>();
        group.Members = fault == Fault.PutOnlyAddsMembers ? [.. group.Members.Union(added)] : added;
        return Group(200, group);
    }

    private FakeAnswer Delete(FakeGroup group)
    {
        if (fault == Fault.DeletedGroupsTakeTheirPeople)
        {
            foreach (var member in workspace.Members.Where(member => group.Members.Contains(member.Id)))
                member.Active = false;
        }

        if (fault == Fault.DeletedGroupsKeepTheirName)
            workspace.DeletedNames.Add(group.Name);
        if (fault != Fault.GroupsAreNeverDeleted)
            workspace.Groups.Remove(group);
        return new FakeAnswer(204, null);
    }

    private FakeAnswer Patch(FakeGroup group, JsonArray operations)
    {
        foreach (var operation in operations.Take(fault == Fault.OnlyFirstOperationCounts ? 1 : operations.Count))
        {
            if (Apply(group, operation!) is { } refusal)
                return _messages.Error(400, refusal, "invalidValue");
        }

        return fault == Fault.ChangedGroupsAreNotAnswered ? new FakeAnswer(204, null) : Group(200, group);
    }

    private string? Apply(FakeGroup group, JsonNode operation)
    {
        var value = operation["value"];
        return (operation["op"]!.GetValue<string>(), operation["path"]?.GetValue<string>()) switch
        {
            ("replace", null) => Rename(group, value!.AsObject()),
            ("replace", "members") => Replace(group, Ids(value)),
            ("add", "members") => Add(group, Ids(value)),
            ("remove", { } path) => Remove(group, MemberPath().Match(path).Groups["id"].Value),
            _ => "There is no such operation.",
        };
    }

    private string? Rename(FakeGroup group, JsonObject value)
    {
        group.Name = value["displayName"]!.GetValue<string>();
        if (value["members"] is { } members && fault != Fault.MembersNeedPath)
            group.Members = Ids(members);
        else if (value["members"] is null && fault == Fault.RenameWipesMembers)
            group.Members = [];
        return null;
    }

    private string? Replace(FakeGroup group, List<string> members)
    {
        if (fault == Fault.EmptyMemberListIsRefused && members.Count == 0)
            return "members has no value.";
        group.Members = fault == Fault.EmptyMemberListIsIgnored && members.Count == 0 ? group.Members : members;
        return null;
    }

    private string? Add(FakeGroup group, List<string> members)
    {
        if (fault == Fault.AddingAgainIsRefused && members.Any(group.Members.Contains))
            return "This person is a member already.";
        group.Members = fault switch
        {
            Fault.AddReplacesMembers => members,
            Fault.AddedAgainIsListedTwice => [.. group.Members, .. members],
            _ => [.. group.Members.Union(members)],
        };
        return null;
    }

    private string? Remove(FakeGroup group, string id)
    {
        if (fault == Fault.RemovingNobodyIsRefused && !group.Members.Contains(id))
            return "This person is no member.";
        group.Members = fault == Fault.RemoveWipesMembers ? [] : [.. group.Members.Where(member => member != id)];
        return null;
    }

    private static List<string> Ids(JsonNode? members) =>
        [.. members!.AsArray().Select(member => member!["value"]!.GetValue<string>())];

    private FakeAnswer Group(int status, FakeGroup group) => FakeMessages.Json(status, Shown(group));

    private JsonObject Shown(FakeGroup group)
    {
        var shown = fault == Fault.MemberListIsTruncated ? group.Members.Take(2) : group.Members;
        return new JsonObject
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Group"),
            ["id"] = group.Id,
            ["displayName"] = group.Name,
            ["members"] = new JsonArray([.. shown.Select(id => new JsonObject { ["value"] = id })]),
            ["meta"] = new JsonObject { ["resourceType"] = "Group" },
        };
    }

    [GeneratedRegex("^displayName eq \"(?<name>.*)\"$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameFilter();

    [GeneratedRegex("^members\\[value eq \"(?<id>.*)\"\\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MemberPath();
}
