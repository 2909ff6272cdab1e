using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>A workspace's row as it was read.</summary>
/// <param name="Settings">The stamp of name, behaviour, owner, roles, connections and types.</param>
/// <param name="Shifts">Moves when someone leaves a list or comes back to it: whoever stands after them has another place then.</param>
/// <param name="Types">The stamp of the types alone; 0 before anything was defined.</param>
internal sealed record WorkspaceRow(
    WorkspaceId Workspace,
    string Name,
    string Behaviour,
    MemberNumber Owner,
    DateTimeOffset Created,
    DateTimeOffset? ReleasedUntil,
    long Settings,
    long AuditSequence,
    byte[] AuditHash,
    long EventSequence,
    long LogSequence,
    long RunSequence,
    long ScimMembers,
    long ActiveMembers,
    long Groups,
    long JoinSequence,
    long Types,
    long Shifts)
{
    private const string Select =
        """
        select workspace, name, behaviour, owner, created_at, released_until, settings, audit_sequence, audit_hash,
            event_sequence, log_sequence, run_sequence, scim_members, active_members, groups, join_sequence, types, shifts
        from workspaces where workspace = @workspace
        """;

    private const string Update =
        """
        update workspaces set name = @name, behaviour = @behaviour, released_until = @released, settings = @settings,
            audit_sequence = @audit, audit_hash = @hash, event_sequence = @events, log_sequence = @log, run_sequence = @runs,
            scim_members = @scim, active_members = @active, groups = @groups, join_sequence = @joins, types = @types, shifts = @shifts
        where workspace = @workspace
        """;

    private static readonly Sql SelectAndHold = new(dialect => Select + dialect.ForUpdate);

    /// <exception cref="RefusedException">NotFound.</exception>
    public static WorkspaceRow Read(Session session, WorkspaceId workspace) => Read(session, Select, workspace);

    /// <summary>For a write: what is read here stays so until the transaction ends, on every node.</summary>
    /// <exception cref="RefusedException">NotFound.</exception>
    public static WorkspaceRow Hold(Session session, WorkspaceId workspace) =>
        session.Held.Find(workspace) ?? Read(session, SelectAndHold.In(session), workspace);

    /// <summary>Whether it is otherwise than it was read.</summary>
    public bool IsChanged { get; init; }

    public void Write(Session session) => session.Execute(
        Update,
        ("@name", Name),
        ("@behaviour", Behaviour),
        ("@released", Stored.Time(ReleasedUntil)),
        ("@settings", Settings),
        ("@audit", AuditSequence),
        ("@hash", AuditHash),
        ("@events", EventSequence),
        ("@log", LogSequence),
        ("@runs", RunSequence),
        ("@scim", ScimMembers),
        ("@active", ActiveMembers),
        ("@groups", Groups),
        ("@joins", JoinSequence),
        ("@types", Types),
        ("@shifts", Shifts),
        ("@workspace", Workspace.Value));

    public Workspace With(Settings settings) => new(
        Workspace, Name, settings.Behaviour, Owner, Created, AuditSequence, ActiveMembers, ReleasedUntil);

    private static WorkspaceRow Read(Session session, string sql, WorkspaceId workspace) =>
        session.First(sql, Of, ("@workspace", workspace.Value))
        ?? throw new RefusedException(Refusal.NotFound, "There is no such workspace: check its number in the URL.");

    private static WorkspaceRow Of(Row row) => new(
        new WorkspaceId(row.Int()),
        row.Text(),
        row.Text(),
        new MemberNumber(row.Number()),
        row.Time(),
        row.TimeOrNull(),
        row.Number(),
        row.Number(),
        row.Bytes(),
        row.Number(),
        row.Number(),
        row.Number(),
        row.Number(),
        row.Number(),
        row.Number(),
        row.Number(),
        row.Number(),
        row.Number());
}
