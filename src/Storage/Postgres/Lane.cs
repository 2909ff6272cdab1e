using Npgsql;
using Rolecall.Storage.Rows;

namespace Rolecall.Storage.Postgres;

/// <summary>A thread's own connection, opened when it is needed and again when it broke.</summary>
internal sealed class Lane(NpgsqlDataSource source, SettingsCache settings, Action<string>? onStatement) : IDisposable
{
    private PostgresSession? session;

    public PostgresSession Session
    {
        get
        {
            if (session is { IsWhole: false })
                Dispose(); // its keep-alive found it broken while nobody used it
            return session ??= new PostgresSession(source.OpenConnection(), settings, onStatement);
        }
    }

    /// <summary>Makes the connection ready for the next request, or lets go of it.</summary>
    public void Recover(Exception reason)
    {
        try
        {
            if (session is not { IsWhole: true } || PostgresFailures.IsPassing(reason))
                Dispose();
            else if (session.InTransaction)
                session.RollBack();
        }
        catch (NpgsqlException)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        session?.Dispose();
        session = null;
    }
}
