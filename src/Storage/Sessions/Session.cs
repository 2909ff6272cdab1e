using Rolecall.Domain;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Rows;

namespace Rolecall.Storage.Sessions;

/// <summary>One connection to a database with the statements it has prepared: SQL stays where it is used.</summary>
/// <remarks>For one thread at a time. Within a transaction each statement sees those before it.</remarks>
/// <param name="settings">What this session may believe of settings: another's may not be committed yet.</param>
internal abstract class Session(Dialect dialect, SettingsCache settings) : IDisposable
{
    private readonly HashSet<Change> announced = [];

    public Dialect Dialect { get; } = dialect;

    public SettingsCache Settings { get; } = settings;

    /// <summary>Of the transaction that writes; empty in others.</summary>
    public Held Held { get; } = new();

    /// <summary>False again when the database gave the transaction up by itself.</summary>
    public abstract bool InTransaction { get; }

    /// <summary>Has others told, once it is committed, that something is no longer what they may have read. Said in vain does no harm.</summary>
    public void Announce(Change change) => announced.Add(change);

    /// <summary>What was announced since the last call.</summary>
    public IReadOnlyList<Change> TakeAnnounced()
    {
        if (announced.Count == 0)
            return [];
        Change[] taken = [.. announced];
        announced.Clear();
        return taken;
    }

    /// <summary>Changes what nobody has to count; where statements travel, it may go with the next one that asks.</summary>
    public abstract void Execute(string sql, params ReadOnlySpan<Parameter> parameters);

    /// <summary>Says how many rows were changed.</summary>
    public abstract int Change(string sql, params ReadOnlySpan<Parameter> parameters);

    /// <summary>The one number that a statement answers with; null when there is no row or no value.</summary>
    public abstract long? Number(string sql, params ReadOnlySpan<Parameter> parameters);

    public abstract string? Text(string sql, params ReadOnlySpan<Parameter> parameters);

    /// <summary>The first row; null when there is none.</summary>
    public abstract T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters)
        where T : class;

    public abstract List<T> All<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters);

    /// <summary>Row by row, for what may be long; until it is read to its end, nothing else can be asked.</summary>
    public abstract IEnumerable<T> Each<T>(string sql, Func<Row, T> read, params Parameter[] parameters);

    /// <summary>Has carried out what was only asked for so far.</summary>
    public abstract void Flush();

    /// <summary>From here on a change can be taken back by itself. One at a time may have a name.</summary>
    public abstract void Savepoint(string name);

    /// <summary>Takes back what was changed since; the savepoint is gone.</summary>
    public abstract void RollBackTo(string name);

    public abstract void Release(string name);

    /// <summary>Where the database itself keeps workspaces apart: whose rows the rest of the transaction may see.</summary>
    public abstract void Enter(WorkspaceId workspace);

    /// <summary>The same before it is known whose it is: one credential.</summary>
    public abstract void EnterByCredential(string handle);

    public abstract void Dispose();
}
