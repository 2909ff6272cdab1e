using System.Diagnostics;
using Npgsql;
using Rolecall.Domain;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>Hears what other nodes have changed, on a connection and a thread of its own.</summary>
/// <remarks>
/// While the channel is down nobody can say what changed: then everything is said to have, again and again, so that nothing is believed
/// for longer than <see cref="Pace"/>, however long it takes to connect. A channel that only seems to be up is found out by asking it. One that
/// leads through a pooler is none: the pooler lends the connection that listens to somebody else, or drops what it says meanwhile.
/// </remarks>
internal sealed class ChangeListener : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);

    private readonly NpgsqlDataSource source;
    private readonly ChangeFeed changes;
    private readonly ManualResetEventSlim stopping = new();
    private readonly Thread thread;
    private readonly Timer doubt;
    private NpgsqlConnection? connection;

    /// <summary>When the channel was last known to be up; 0 when it is known to be down.</summary>
    private long proven;

    public ChangeListener(NpgsqlDataSource source, ChangeFeed changes)
    {
        this.source = source;
        this.changes = changes;
        thread = new Thread(Work) { Name = "postgres listener", IsBackground = true };
        thread.Start();
        doubt = new Timer(_ => Doubt(), null, Pace, Pace / 2);
    }

    public void Dispose()
    {
        stopping.Set();
        thread.Join();
        doubt.Dispose();
        connection?.Dispose();
        stopping.Dispose();
    }

    private void Work()
    {
        while (!stopping.IsSet)
        {
            try
            {
                Listen(connection ??= Connect());
            }
            catch (Exception down) when (down is NpgsqlException or InvalidOperationException or TimeoutException or OperationCanceledException)
            {
                connection?.Dispose();
                connection = null;
                Volatile.Write(ref proven, 0);
                changes.Announce(new Change(null, null));
                stopping.Wait(Pace);
            }
        }
    }

    private void Doubt()
    {
        var at = Volatile.Read(ref proven);
        if (at == 0 || Stopwatch.GetElapsedTime(at) > Pace * 2)
            changes.Announce(new Change(null, null));
    }

    private NpgsqlConnection Connect()
    {
        var opened = source.OpenConnection();
        try
        {
            opened.Notification += (_, heard) => changes.Announce(ChangeText.Read(heard.Payload));
            if (!IsDirect(opened))
                throw new InvalidOperationException("The connection leads to a pooler and not to PostgreSQL.");
            Ask(opened, "listen rolecall");
            Volatile.Write(ref proven, Stopwatch.GetTimestamp());
            changes.Announce(new Change(null, null)); // what was said before nobody heard
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private void Listen(NpgsqlConnection channel)
    {
        var asked = Stopwatch.GetTimestamp();
        while (!stopping.IsSet && Stopwatch.GetElapsedTime(asked) < Pace)
            channel.Wait(Pace / 2);
        if (stopping.IsSet)
            return;
        Ask(channel, "select 1");
        Volatile.Write(ref proven, Stopwatch.GetTimestamp());
    }

    /// <remarks>A pooler gives each of its clients a number of its own making.</remarks>
    private static bool IsDirect(NpgsqlConnection opened) => Ask(opened, "select pg_backend_pid()") is int process && process == opened.ProcessID;

    private static object? Ask(NpgsqlConnection channel, string sql)
    {
        using var command = channel.CreateCommand();
#pragma warning disable CA2100 // the constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 1;
        return command.ExecuteScalar();
    }
}
