using Microsoft.Extensions.Time.Testing;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Events;
using Rolecall.Domain.Members;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Tests;

/// <summary>A workspace of a few people, kept in memory: enough of a store to run what owners, admins and the operator do.</summary>
internal sealed class SmallWorkspace : EmptyDirectory, IInstallation
{
    public static readonly IdentityProvider Provider = new OidcProvider(new Uri("https://idp.example.com"), "rolecall");

    public SmallWorkspace() => Owner = Add(RoleRef.Of(BuiltInRole.Owner));

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));

    public WorkspaceId Id { get; } = new(7);

    public MemberNumber Owner { get; private set; }

    public Behaviour Behaviour { get; set; } = Presets.Documented;

    public DateTimeOffset? ReleasedUntil { get; set; }

    public List<CustomRole> Roles { get; } = [];

    public List<Connection> Connections { get; } = [];

    public List<Credential> Credentials { get; } = [];

    public List<MemberState> Members { get; } = [];

    public List<AuditFact> Audit { get; } = [];

    public List<string> Events { get; } = [];

    public RoleRemoval? Removal { get; private set; }

    public Account? KnownAccount { get; set; }

    public object? Founded { get; private set; }

    public Caller OwnerCalls => Calls(Owner);

    public Caller AppCalls => new(Id, "workspace-key:x", null, null, BuiltInRole.Admin, "request-1", null);

    public Caller ScimCalls => new(Id, "scim:x", new ConnectionId(1), null, null, "request-1", null);

    private WorkspaceView View => new(
        new Workspace(Id, "Acme", Behaviour, Owner, Clock.GetUtcNow(), Audit.Count, Members.Count(one => one.Member.Active), ReleasedUntil),
        new RoleBook(Roles),
        Connections,
        WorkspaceTypes.BuiltIn);

    public Caller Calls(MemberNumber number) =>
        new(Id, $"member:{number}", null, number, State(number).Member.Role.BuiltIn, "request-1", "127.0.0.1");

    public MemberState State(MemberNumber number) => Members.Single(one => one.Member.Number == number);

    public MemberNumber Add(RoleRef role, ConnectionId? managedBy = null)
    {
        var number = new MemberNumber(Members.Count + 1);
        var profile = ComplexNode.Empty.With("userName", new TextNode($"user{number}@example.com")).With("active", FlagNode.True);
        var grant = new Grant(GrantSource.Attribute, role, RoleAttribute.Role, 0, "scim:x", "request-0", Clock.GetUtcNow());
        var member = new Member(
            number, ScimId.New(Clock.GetUtcNow()), MemberProfile.Of(MemberSchemas.Profile, profile), AssignedRole.Of(role, new RoleBook(Roles)),
            managedBy, null, 1, Clock.GetUtcNow(), Clock.GetUtcNow());
        Members.Add(new MemberState(member, [grant], ReceivedRoles.None, []));
        return number;
    }

    public MemberNumber Add(BuiltInRole role) => Add(RoleRef.Of(role));

    public RoleId AddRole(string name, BuiltInRole inherited, params string[] allowed) => AddRole(name, inherited, allowed, []);

    public RoleId AddRole(string name, BuiltInRole inherited, string[] allowed, string[] denied)
    {
        var own = allowed.Select(key => KeyValuePair.Create(key, true)).Concat(denied.Select(key => KeyValuePair.Create(key, false)));
        var role = new CustomRole(
            new RoleId(100 + Roles.Count), name, inherited, own.ToDictionary(StringComparer.Ordinal), Clock.GetUtcNow(), []);
        Roles.Add(role);
        return role.Id;
    }

    public ConnectionId AddConnection(ConnectionState state, string name = "Okta")
    {
        var id = new ConnectionId(Connections.Count + 1);
        Connections.Add(new Connection(id, name, state, Proven: false, Provider, [], Clock.GetUtcNow()));
        return id;
    }

    public CustomRole Role(RoleId id) => Roles.Single(role => role.Id == id);

    public Connection Connection(ConnectionId id) => Connections.Single(connection => connection.Id == id);

    public Credential Credential(string handle) => Credentials.Single(credential => credential.Handle == handle);

    public override Task<WorkspaceView> ReadWorkspaceAsync(CancellationToken ct) => Task.FromResult(View);

    public override Task<MemberState?> FindMemberAsync(MemberNumber number, CancellationToken ct) =>
        Task.FromResult(Members.FirstOrDefault(one => one.Member.Number == number));

    public override Task<MemberState?> WriteMemberAsync(
        MemberAddress address, Caller caller, Func<MemberContext, MemberCommit> decide, CancellationToken ct)
    {
        var at = Members.FindIndex(one => one.Member.Number == ((ByNumber)address).Number);
        var view = View;
        var commit = decide(new MemberContext
        {
            Workspace = view.Workspace,
            Roles = view.Roles,
            Connections = Connections,
            Member = at < 0 ? null : Members[at],
            WithUserName = null,
            InactiveWithExternalId = null,
            DeletedWithUserName = null,
            IsTaken = (_, _) => false,
            IsValueTaken = (_, _) => false,
            Types = WorkspaceTypes.BuiltIn,
            DeactivatedSince = _ => 0,
            NewNumber = () => new MemberNumber(Members.Count + 1),
        });
        Note(commit.Audit, commit.Events);
        if (at < 0)
            return Task.FromResult<MemberState?>(null);
        Members[at] = commit.After ?? Members[at];
        return Task.FromResult<MemberState?>(Members[at]);
    }

    public override Task<T> ReadWorkspaceAsync<T>(Func<WorkspaceContext, T> read, CancellationToken ct) => Task.FromResult(read(Context()));

    public override Task<T> WriteWorkspaceAsync<T>(Caller caller, Func<WorkspaceContext, WorkspaceCommit<T>> decide, CancellationToken ct)
    {
        var (commit, result) = decide(Context());
        Behaviour = commit.Workspace?.Behaviour ?? Behaviour;
        ReleasedUntil = commit.Workspace?.ReleasedUntil ?? ReleasedUntil;
        Put(Roles, commit.Roles, role => role.Id.Value);
        Put(Connections, commit.Connections, connection => connection.Id.Value);
        Put(Credentials, commit.Credentials, credential => credential.Handle);
        Removal = commit.Removal ?? Removal;
        Note(commit.Audit, commit.Events);
        return Task.FromResult(result);
    }

    public Task<FoundCredential?> FindCredentialAsync(string handle, CancellationToken ct) =>
        Task.FromResult(Credentials.FirstOrDefault(one => one.Handle == handle) is { } found ? new FoundCredential(found, null, true, null) : null);

    public Task<T> CreateWorkspaceAsync<T>(
        string ownerEmail, Caller caller, Func<FoundingContext, Founding<T>> decide, CancellationToken ct)
    {
        var founding = decide(new FoundingContext(new WorkspaceId(8), new MemberNumber(80), new ConnectionId(81), 82, KnownAccount));
        Founded = founding;
        Note(founding.Audit, []);
        return Task.FromResult(founding.Result);
    }

    public Task TouchCredentialsAsync(IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken ct) => throw new NotSupportedException();

    public Task<string?> FindPublicUrlAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task SetPublicUrlAsync(string url, CancellationToken ct) => throw new NotSupportedException();

    public Task<ReadOnlyMemory<byte>> ReadCursorKeyAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<WorkspaceId>> ListWorkspacesAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<WorkspaceId?> FindOnlyWorkspaceAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> IsWritableAsync(CancellationToken ct) => throw new NotSupportedException();

    private void Note(IReadOnlyList<AuditFact> audit, IReadOnlyList<OutgoingEvent> events)
    {
        Audit.AddRange(audit);
        Events.AddRange(events.Select(one => one.Type));
    }

    private static void Put<T, TKey>(List<T> rows, IEnumerable<T> written, Func<T, TKey> key)
        where TKey : notnull
    {
        foreach (var row in written)
        {
            var at = rows.FindIndex(other => key(other).Equals(key(row)));
            if (at < 0)
                rows.Add(row);
            else
                rows[at] = row;
        }
    }

    private WorkspaceContext Context() => new(
        View,
        [.. Credentials],
        role => Members.Count(one => one.Member.Role.CustomId == role),
        () => new RoleId(100 + Roles.Count),
        () => new ConnectionId(Connections.Count + 1),
        (_, _) => false);
}
