using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Rolecall.Simulator.Tests.Fake;

/// <summary>The SCIM half of the fake server: right, but for one fault.</summary>
internal sealed partial class FakeScim(FakeWorkspace workspace, Fault fault, bool fullProfile, bool duplicateGroups)
{
    private const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";

    private readonly FakeMessages _messages = new(fault);
    private readonly FakeRoleAttributes _roles = new(workspace, fault);
    private readonly FakeGroups _groups = new(workspace, fault, duplicateGroups);
    private int _lists;
    private int _busy;
    private int _deactivated;

    public async Task<FakeAnswer> AnswerAsync(HttpRequest request, string path, string body)
    {
        if (request.Headers.Authorization.ToString() is var given && given != "Bearer " + workspace.Token && !OldTokenStillWorks(given))
            return fault == Fault.UnauthorizedHasNoBody ? new FakeAnswer(401, null) : _messages.Error(401, "The token is wrong.");
        if (fault == Fault.BusyAtFirst && Interlocked.Increment(ref _busy) <= 2)
            return _messages.Error(429, "Busy.") with { RetryAfter = "0" };
        if (request.Method == "POST" && fault == Fault.UniquenessIsCheckedTooEarly)
            return await CreateInTwoPartsAsync(body);

        lock (workspace.Gate)
        {
            if (path == "/Users")
                return request.Method == "POST" ? Create(Parse(body)) : List(request.Query);
            if (path.StartsWith("/Groups", StringComparison.Ordinal))
                return _groups.Answer(request, path, body);

            var member = workspace.Members.Find(member => member.Id == path["/Users/".Length..]);
            if (member is null || (fault == Fault.InactiveVanish && !member.Active))
                return _messages.Error(404, "There is no such user.");
            return request.Method switch
            {
                "GET" => User(200, member),
                "PUT" => Replace(member, Parse(body)),
                _ => Patch(member, Parse(body)),
            };
        }
    }

    private bool OldTokenStillWorks(string given) =>
        fault == Fault.OldTokenSurvives && given.StartsWith("Bearer rolecall_scim_", StringComparison.Ordinal);

    private static JsonObject Parse(string body) => JsonNode.Parse(body)!.AsObject();

    private async Task<FakeAnswer> CreateInTwoPartsAsync(string body)
    {
        var document = Parse(body);
        var taken = Find(document["userName"]!.GetValue<string>()) is not null;
        await Task.Delay(100);
        lock (workspace.Gate)
            return taken ? Create(document) : User(201, Insert(document));
    }

    private FakeMember? Find(string userName)
    {
        lock (workspace.Gate)
            return workspace.Members.Find(member => SameName(member.UserName, userName));
    }

    private bool SameName(string one, string other) =>
        one.Equals(other, fault == Fault.UserNamesHaveCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private FakeAnswer Create(JsonObject body)
    {
        if (Find(body["userName"]!.GetValue<string>()) is not { } known)
            return CreateNew(body);
        if (fault == Fault.SameUserNameTwice)
            return CreateNew(body);
        if (known.Active || fault == Fault.RehireIsConflict)
            return _messages.Error(409, "There is such a user already.", "uniqueness");

        if (fault == Fault.RehireHasNewId)
            known.Id = workspace.NewId();
        known.Active = true;
        known.Version++;
        return User(201, known);
    }

    private FakeAnswer CreateNew(JsonObject body)
    {
        var member = Insert(body);
        if (_roles.Apply(member, body) is { } refusal)
        {
            workspace.Members.Remove(member);
            return _messages.Error(400, refusal, "invalidValue");
        }

        return fault == Fault.CreatedUserIsNotAnswered ? new FakeAnswer(201, "") : User(201, member, Echo(body));
    }

    private string? Echo(JsonObject body) => fault == Fault.PasswordIsEchoed ? body["password"]?.GetValue<string>() : null;

    private FakeMember Insert(JsonObject body)
    {
        var member = workspace.Add(Stored(body));
        if (fault == Fault.DefaultRoleIsGuest)
            member.BuiltIn = "guest";
        return member;
    }

    private JsonObject Stored(JsonObject body)
    {
        var stored = body.DeepClone().AsObject();
        foreach (var key in stored.Select(pair => pair.Key).ToList())
        {
            if (key is "schemas" or "id" or "meta" or "password" or "active" or "groups"
                || key.StartsWith("urn:", StringComparison.Ordinal) || _roles.NameOf(key) is not null)
                stored.Remove(key);
        }

        if (fault != Fault.EchoedFormattedNameIsKept)
            (stored["name"] as JsonObject)?.Remove("formatted");
        return stored;
    }

    private FakeAnswer Replace(FakeMember member, JsonObject body)
    {
        if (fault == Fault.ReadOnlyAttributesAreRefused && body["meta"] is not null)
            return _messages.Error(400, "meta is read-only.", "mutability");
        if (fault == Fault.EmptyValuesAreRefused && body.Any(pair => pair.Value is null || pair.Value.ToJsonString() is "\"\"" or "[]"))
            return _messages.Error(400, "Empty values are no values.", "invalidValue");

        var active = body["active"]?.GetValue<bool>() ?? member.Active;
        if (Change(member, body, active) is { } refused)
            return refused;
        if (!fullProfile && fault != Fault.ProfileIsApplied)
            return User(200, member);

        var stored = Stored(body);
        if (JsonNode.DeepEquals(stored, member.Document))
            return User(200, member);
        member.Document = stored;
        member.Version++;
        return User(200, member);
    }

    private FakeAnswer Patch(FakeMember member, JsonObject body)
    {
        var operation = body["Operations"]![0]!;
        if (operation["path"]?.GetValue<string>() is not { } path)
        {
            if (fault == Fault.ActivityPatchNeedsPath)
                return _messages.Error(400, "path is missing.", "noTarget");
            var values = operation["value"]!.AsObject();
            return Change(member, values, values["active"]?.GetValue<bool>() ?? member.Active) ?? User(200, member);
        }

        var colon = path.LastIndexOf(':');
        var value = operation["value"]?.DeepClone();
        var change = colon < 0 ? new JsonObject { [path] = value }
            : new JsonObject { [path[..colon]] = new JsonObject { [path[(colon + 1)..]] = value } };
        return Change(member, change, member.Active) ?? User(200, member);
    }

    private FakeAnswer? Change(FakeMember member, JsonObject body, bool active)
    {
        if (!active && member.BuiltIn == "owner" && fault != Fault.OwnerCanBeDeactivated)
            return _messages.Error(403, "Ownership is transferred in the console.");
        if (member.BuiltIn == "owner" && active && fault == Fault.OwnerCannotBePushed)
            return _messages.Error(403, "The owner is not for you.");
        if (member.BuiltIn != "owner" && body["role"]?.GetValue<string>() == "owner" && fault != Fault.AnybodyCanBecomeOwner)
            return _messages.Error(403, "Ownership is transferred in the console.");

        if (!active && member.Active && fault == Fault.ManyDeactivationsAreHeld && ++_deactivated > 15)
            return _messages.Error(429, "Many people are deactivated at once; an owner must release this.") with { RetryAfter = "3600" };

        var before = (member.Active, member.BuiltIn, member.CustomRole);
        var refusal = _roles.Apply(member, body);
        if (refusal is not null && (active || fault == Fault.UnknownRoleStopsDeactivation))
            return _messages.Error(400, refusal, "invalidValue");

        if (active && !member.Active && fault == Fault.ReactivationForgetsRole)
            member.CustomRole = null;
        member.Active = active || fault == Fault.DeactivationIsIgnored;
        if (before != (member.Active, member.BuiltIn, member.CustomRole) || fault == Fault.IgnoredProfileMovesVersion)
            member.Version++;
        return null;
    }

    private FakeAnswer List(IQueryCollection query)
    {
        IEnumerable<FakeMember> found = workspace.Members;
        if (query["filter"].ToString() is { Length: > 0 } filter)
        {
            var userName = UserNameFilter().Match(filter).Groups["name"].Value;
            found = found.Where(member => SameName(member.UserName, userName)
                && (member.Active || fault is not (Fault.InactiveAreNotFound or Fault.InactiveVanish))).ToList();
            if (fault == Fault.UnmatchedFilterIs404 && !found.Any())
                return _messages.Error(404, "Nobody is called so.");
        }
        else if (fault == Fault.EmptyUserList)
        {
            found = [];
        }
        else if (fault == Fault.OrderChanges && ++_lists % 2 == 0)
        {
            found = found.Reverse();
        }

        return _messages.Page([.. found], query, Shown);
    }

    private FakeAnswer User(int status, FakeMember member, string? password = null)
    {
        var user = Shown(member);
        if (password is not null)
            user["password"] = password;
        return FakeMessages.Json(status, user) with { ETag = $"W/\"{member.Version}\"" };
    }

    private JsonObject Shown(FakeMember member)
    {
        var user = new JsonObject { ["schemas"] = new JsonArray(Core), ["id"] = member.Id };
        foreach (var (key, value) in member.Document)
            user[key] = value?.DeepClone();
        if (fault == Fault.IncompleteUsers)
            user.Remove("emails");
        if (user["name"] is JsonObject name && name["formatted"] is null)
            name["formatted"] = $"{name["givenName"]} {name["familyName"]}";
        user["active"] = member.Active;
        _roles.Show(member, user);
        user["groups"] = _groups.Of(member);
        user["meta"] = new JsonObject { ["resourceType"] = "User", ["lastModified"] = $"2026-01-01T00:00:{member.Version % 60:00}Z" };
        return user;
    }

    [GeneratedRegex("^userName eq \"(?<name>.*)\"$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserNameFilter();
}
