using Npgsql;
using NpgsqlTypes;
using Rolecall.Domain;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>Statements whose answer nobody waits for travel with the next one that somebody does: the way to the server is what costs.</summary>
/// <remarks>
/// Each transaction begins by saying, for itself alone, as whom it works and whose rows it may see (<see cref="Scope"/>): a connection
/// that another request used before, or that a pooler gave to somebody else, remembers nothing. It tells the planner, too, that our
/// statements are short, written for one plan whatever they ask for, and never meant to read through the rows of all workspaces.
/// </remarks>
internal sealed class PostgresSession(NpgsqlConnection connection, SettingsCache settings, Action<string>? onStatement)
    : Session(PostgresDialect.Instance, settings)
{
    private const int MostTexts = 500;

    private readonly Dictionary<string, StatementText> texts = new(StringComparer.Ordinal);
    private readonly List<Waiting> waiting = [];
    private readonly StandbyWait standby = StandbyWait.On(connection);
    private bool open;
    private WorkspaceId? entered;

    public override bool InTransaction => open;

    /// <summary>Whether it can be used again.</summary>
    public bool IsWhole => connection.State == System.Data.ConnectionState.Open;

    /// <summary>Each statement by itself, until further notice.</summary>
    public void Use(WorkspaceId? workspace)
    {
        waiting.Clear();
        open = false;
        Scope(workspace);
    }

    /// <param name="mode">"read only", "isolation level …"; empty for a transaction that writes.</param>
    public void Begin(WorkspaceId? workspace, string mode)
    {
        waiting.Clear();
        open = true;
        Queue($"begin {mode}");
        Scope(workspace);
    }

    /// <summary>Sends what waits: an error of it is this request's and not the next one's.</summary>
    public override void Flush()
    {
        if (waiting.Count > 0)
            Send(null, []).Dispose();
    }

    /// <returns>What was announced; the other nodes are told by the database.</returns>
    public IReadOnlyList<Change> Commit()
    {
        var announced = TakeAnnounced();
        foreach (var change in announced)
            Queue("select pg_notify('rolecall', @change)", ("@change", ChangeText.Of(change)));
        Queue("commit");
        Flush();
        standby.Demand();
        open = false;
        return announced;
    }

    public void RollBack()
    {
        waiting.Clear();
        open = false;
        Queue("rollback");
        Flush();
    }

    public override void Execute(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        if (!open)
            throw new InvalidOperationException("Outside a transaction nothing is changed.");
        Queue(sql, parameters);
    }

    public override int Change(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        using var batch = Compose(sql, parameters);
        using (var reader = Run(batch))
            reader.Close();
        return (int)batch.BatchCommands[^1].Rows;
    }

    public override long? Number(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        using var reader = Send(sql, parameters);
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetInt64(0) : null;
    }

    public override string? Text(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        using var reader = Send(sql, parameters);
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetString(0) : null;
    }

    public override T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters)
        where T : class
    {
        using var reader = Send(sql, parameters);
        return reader.Read() ? read(new PostgresRow(reader)) : null;
    }

    public override List<T> All<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters)
    {
        using var reader = Send(sql, parameters);
        var row = new PostgresRow(reader);
        var all = new List<T>();
        while (reader.Read())
        {
            row.Rewind();
            all.Add(read(row));
        }

        return all;
    }

    public override IEnumerable<T> Each<T>(string sql, Func<Row, T> read, params Parameter[] parameters)
    {
        using var reader = Send(sql, parameters);
        var row = new PostgresRow(reader);
        while (reader.Read())
        {
            row.Rewind();
            yield return read(row);
        }
    }

    public override void Savepoint(string name) => Queue($"savepoint {name}");

    public override void RollBackTo(string name)
    {
        var at = waiting.FindLastIndex(one => one.Sql == $"savepoint {name}");
        if (at >= 0)
        {
            waiting.RemoveRange(at, waiting.Count - at);
            entered = null;
            return;
        }

        waiting.Clear();
        entered = null; // what was set since is taken back too
        Queue($"rollback to savepoint {name}");
        Queue($"release savepoint {name}");
    }

    public override void Release(string name) => Queue($"release savepoint {name}");

    public override void Enter(WorkspaceId workspace)
    {
        if (entered == workspace)
            return;
        entered = workspace;
        Queue("select set_config('rolecall.workspace', @workspace, true)", ("@workspace", workspace.ToString()));
    }

    public override void EnterByCredential(string handle) =>
        Queue("select set_config('rolecall.credential', @handle, true)", ("@handle", handle));

    public override void Dispose() => connection.Dispose();

    private void Scope(WorkspaceId? workspace)
    {
        entered = workspace;
        Queue(
        """
        select set_config('role', 'rolecall_server', true), set_config('rolecall.workspace', @workspace, true),
            set_config('rolecall.installation', @installation, true), set_config('rolecall.credential', '', true),
            set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
            set_config('enable_seqscan', 'off', true)
        """,
        ("@workspace", workspace?.ToString() ?? ""),
        ("@installation", workspace is null ? "on" : ""));
    }

    private void Queue(string sql, params ReadOnlySpan<Parameter> parameters)
    {
        if (!sql.StartsWith("select", StringComparison.Ordinal))
            onStatement?.Invoke(sql);
        waiting.Add(new Waiting(sql, Command(sql, parameters)));
    }

    /// <summary>The answer to <paramref name="sql"/>, past those of what waited.</summary>
    private NpgsqlDataReader Send(string? sql, ReadOnlySpan<Parameter> parameters)
    {
        var skipped = waiting.Count(one => one.HasRows);
        var reader = Run(Compose(sql, parameters)); // which is over when its batch is disposed of
        try
        {
            for (; skipped > 0; skipped--)
                reader.NextResult();
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <remarks>Npgsql tells of a connection that broke during a command, and of one that was broken before as if the program were wrong.</remarks>
    private NpgsqlDataReader Run(NpgsqlBatch batch)
    {
        try
        {
            return batch.ExecuteReader();
        }
        catch (InvalidOperationException broken) when (!IsWhole)
        {
            throw new NpgsqlException("The connection broke before it was used.", broken);
        }
    }

    private NpgsqlBatch Compose(string? sql, ReadOnlySpan<Parameter> parameters)
    {
        var batch = connection.CreateBatch();
        foreach (var one in waiting)
            batch.BatchCommands.Add(one.Command);
        if (open)
            waiting.Clear();
        if (sql is not null)
        {
            onStatement?.Invoke(sql);
            batch.BatchCommands.Add(Command(sql, parameters));
        }

        return batch;
    }

    private NpgsqlBatchCommand Command(string sql, ReadOnlySpan<Parameter> parameters)
    {
        var text = TextOf(sql);
        var command = new NpgsqlBatchCommand(text.Sql);
        for (var i = 0; i < text.Names.Count; i++)
            command.Parameters.Add(Bound(Named(parameters, i, text.Names[i])));
        return command;
    }

    private static Parameter Named(ReadOnlySpan<Parameter> parameters, int likely, string name)
    {
        if (likely < parameters.Length && parameters[likely].Name == name)
            return parameters[likely];
        foreach (var parameter in parameters)
        {
            if (parameter.Name == name)
                return parameter;
        }

        throw new ArgumentException($"The statement has a parameter {name} and is given none.", nameof(parameters));
    }

    private StatementText TextOf(string sql)
    {
        if (texts.TryGetValue(sql, out var text))
            return text;
        if (texts.Count >= MostTexts)
            texts.Clear();
        return texts[sql] = StatementText.Of(sql);
    }

    private static NpgsqlParameter Bound(Parameter parameter) => parameter.Type switch
    {
        ParameterType.Number => new NpgsqlParameter<long> { TypedValue = parameter.Number, NpgsqlDbType = NpgsqlDbType.Bigint },
        ParameterType.NoNumber => Of(NpgsqlDbType.Bigint, null),
        ParameterType.Fraction => Of(NpgsqlDbType.Numeric, parameter.Value),
        ParameterType.Flag => Of(NpgsqlDbType.Boolean, parameter.Value),
        ParameterType.Text => Of(NpgsqlDbType.Text, parameter.Value),
        ParameterType.Bytes => Of(NpgsqlDbType.Bytea, parameter.Value),
        ParameterType.Json => Of(NpgsqlDbType.Jsonb, parameter.Value),
        ParameterType.Numbers => Of(NpgsqlDbType.Array | NpgsqlDbType.Bigint, ((IReadOnlyList<long>)parameter.Value!).ToArray()),
        ParameterType.Texts => Of(NpgsqlDbType.Array | NpgsqlDbType.Text, ((IReadOnlyList<string>)parameter.Value!).ToArray()),
        _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
    };

    private static NpgsqlParameter Of(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };

    private sealed record Waiting(string Sql, NpgsqlBatchCommand Command)
    {
        public bool HasRows => Sql.StartsWith("select", StringComparison.Ordinal);
    }
}
