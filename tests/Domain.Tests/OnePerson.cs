using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Entitlements;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Tests;

/// <summary>A workspace with one person in it, kept in memory: enough of a directory to run the operations on members as they are.</summary>
internal sealed class OnePerson : EmptyDirectory
{
    private static readonly ConnectionId Okta = new(1);
    private readonly CreateMember create;
    private readonly ReplaceMember replace;
    private readonly PatchMember patch;
    private readonly DeleteMember delete;
    private readonly Caller caller = new(new WorkspaceId(7), "scim:test", Okta, null, null, "request-1", "127.0.0.1");
    private IReadOnlyList<RolePlace> places = [];
    private long sequence;

    public OnePerson()
    {
        create = new CreateMember(this, TimeProvider.System);
        replace = new ReplaceMember(this, TimeProvider.System);
        patch = new PatchMember(this, TimeProvider.System);
        delete = new DeleteMember(this, TimeProvider.System);
    }

    public Behaviour Behaviour { get; set; } = Presets.Documented;

    public List<CustomRole> Roles { get; } = [Role(7, "Reviewer", BuiltInRole.Member), Role(8, "Approver", BuiltInRole.Admin)];

    public MemberState? State { get; set; }

    public MemberState? Former { get; set; }

    public GroupRoleBook GroupRoles { get; set; } = GroupRoleBook.None;

    public bool IsOwner { get; set; }

    public int DeactivatedBefore { get; set; }

    public int ActiveMembers { get; set; } = 1;

    public DateTimeOffset? ReleasedUntil { get; set; }

    public Connection? OtherConnection { get; set; }

    public EntitlementMode Entitlements { get; set; }

    public HashSet<string> TakenUserNames { get; } = new(StringComparer.Ordinal);

    public List<Exchange> Log { get; } = [];

    public List<AuditFact> Audit { get; } = [];

    public List<string> Events { get; } = [];

    public Member Member => State!.Member;

    public string RoleNow => Member.Role.CustomName ?? Member.Role.BuiltIn.Word();

    public static CustomRole Role(int id, string name, BuiltInRole inherited, params string[] formerNames) =>
        new(new RoleId(id), name, inherited, new Dictionary<string, bool>(StringComparer.Ordinal), DateTimeOffset.UnixEpoch, formerNames);

    public void Rename(int id, string name)
    {
        var at = Roles.FindIndex(role => role.Id.Value == id);
        Roles[at] = Roles[at] with { Name = name, FormerNames = [.. Roles[at].FormerNames, Roles[at].Name] };
        if (State?.Member.Role.CustomId?.Value == id)
            State = State with { Member = Member with { Role = AssignedRole.Of(Member.Role.Ref, new RoleBook(Roles)) } };
    }

    public void GrantByHand(RoleRef role)
    {
        var grant = new Grant(GrantSource.Manual, role, null, ++sequence, "member:1", "request-0", DateTimeOffset.UnixEpoch);
        State = State! with
        {
            Grants = [.. State.Grants.Where(other => other.Source != GrantSource.Manual), grant],
            Member = Member with { Role = AssignedRole.Of(role, new RoleBook(Roles)) },
        };
    }

    public Task PostAsync(string body)
    {
        var write = Write("POST");
        return create.RunAsync(caller, UserInput.Read(Parse(body), WorkspaceTypes.BuiltIn, write.Allowance), write, default);
    }

    public Task PutAsync(string body)
    {
        var write = Write("PUT");
        return replace.RunAsync(caller, Member.Id!.Value, UserInput.Read(Parse(body), WorkspaceTypes.BuiltIn, write.Allowance), null, write, default);
    }

    public Task PatchAsync(string operations)
    {
        var write = Write("PATCH");
        var sent = UserPatch.Read(Parse($$"""{ "Operations": {{operations}} }"""), WorkspaceTypes.BuiltIn, write.Allowance);
        return patch.RunAsync(caller, Member.Id!.Value, sent, null, write, default);
    }

    public Task DeleteAsync() => delete.RunAsync(caller, Member.Id!.Value, null, Write("DELETE"), default);

    /// <summary>Okta's PUT: what we answered with, changed where the admin mapped something.</summary>
    public Task PutEchoAsync(string merged = "{}")
    {
        var body = Shown();
        foreach (var (name, value) in JsonNode.Parse(merged)!.AsObject())
        {
            if (value is JsonObject inner && body[name] is JsonObject present)
                inner.ToList().ForEach(pair => present[pair.Key] = pair.Value?.DeepClone());
            else
                body[name] = value?.DeepClone();
        }

        return PutAsync(body.ToJsonString());
    }

    /// <summary>Our answer to a GET: role attributes in the canonical place, and where the client put them.</summary>
    public JsonObject Shown()
    {
        var profile = UserEntitlements.Show(RoleOffer.Of(Entitlements, new RoleBook(Roles), Behaviour), Member.Profile.Document, Member.Role);
        var body = JsonNode.Parse(Encoding.UTF8.GetString(DocumentJson.ToUtf8(profile).Span))!.AsObject();
        body["id"] = Member.Id!.Value.Value;
        body["meta"] = new JsonObject { ["resourceType"] = "User" };
        var canonical = MemberSchemas.Role.Attributes.Select(attribute => RoleSignals.Place($"{MemberSchemas.RoleUrn}:{attribute.Name}", null, WorkspaceTypes.BuiltIn)!);
        foreach (var place in canonical.Concat(places))
        {
            var holder = place.Urn is null ? body : (JsonObject)(body[place.Urn] ??= new JsonObject());
            holder[place.Name] = place.Attribute switch
            {
                RoleAttribute.CustomRoleId => Member.Role.CustomId?.ToString(),
                RoleAttribute.CustomRoleName => Member.Role.CustomName,
                _ => Member.Role.BuiltIn.Word(),
            };
            if (holder[place.Name] is null)
                holder.Remove(place.Name);
        }

        return body;
    }

    public override Task<MemberState?> WriteMemberAsync(
        MemberAddress address, Caller caller, Func<MemberContext, MemberCommit> decide, CancellationToken ct)
    {
        var commit = decide(Context(address));
        sequence += commit.Audit.Count;
        Audit.AddRange(commit.Audit);
        Events.AddRange(commit.Events.Select(one => one.Type));
        Log.Add(commit.Exchange!);
        places = commit.Places ?? places;
        if (commit.Refusal is not null)
            throw commit.Refusal;
        if (commit.EndsAccess)
            DeactivatedBefore++;
        State = commit.After ?? State;
        return Task.FromResult(State);
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static ScimWrite Write(string method) => new(
        "test", method, "/Users", null, Allowance.Usual(), (_, _) => "{}", refusal => new RefusalAnswer(400, refusal.Message));

    private MemberContext Context(MemberAddress address)
    {
        var okta = new Connection(
            Okta, "Okta", ConnectionState.Enabled, false, new OidcProvider(new Uri("https://id.example"), "app"), places, DateTimeOffset.UnixEpoch)
        {
            Entitlements = Entitlements,
        };
        var wanted = address as NewMember;
        var isHere = State?.Member.Id is not null;
        return new MemberContext
        {
            Workspace = new Workspace(
                new WorkspaceId(7), "Acme", Behaviour, new MemberNumber(IsOwner ? 1 : 99), DateTimeOffset.UnixEpoch, sequence, ActiveMembers,
                ReleasedUntil),
            Roles = new RoleBook(Roles),
            Connections = OtherConnection is null ? [okta] : [okta, OtherConnection],
            Member = wanted is null && isHere ? State : null,
            WithUserName = wanted is not null && isHere && NameKey.Fold(Member.Profile.UserName) == wanted.UserNameKey ? State : null,
            InactiveWithExternalId =
                isHere && !Member.Active && wanted?.ExternalId is { } externalId && Member.Profile.ExternalId == externalId ? State : null,
            DeletedWithUserName = wanted is not null && !isHere ? Former ?? State : null,
            IsTaken = (key, _) => TakenUserNames.Contains(key),
            IsValueTaken = (_, _) => false,
            Types = WorkspaceTypes.BuiltIn,
            GroupRoles = GroupRoles,
            DeactivatedSince = _ => DeactivatedBefore,
            NewNumber = () => new MemberNumber(1),
        };
    }
}
