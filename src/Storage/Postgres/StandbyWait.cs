using Npgsql;

namespace Rolecall.Storage.Postgres;

/// <summary>
/// Hears when a commit did not wait for the standby. A wait that is cancelled, by a timeout for one, ends as if all were well, with a mere
/// warning: the change is on the primary alone, and a failover would lose it.
/// </summary>
internal sealed class StandbyWait
{
    /// <summary>Where in PostgreSQL the warning comes from; its words depend on the language that the server was set to.</summary>
    private const string Routine = "SyncRepWaitForLSN";

    private bool wasGivenUp;

    public static StandbyWait On(NpgsqlConnection connection)
    {
        var wait = new StandbyWait();
        connection.Notice += (_, said) => wait.wasGivenUp |= said.Notice.Routine == Routine;
        return wait;
    }

    /// <exception cref="NpgsqlException">The standby may not have it. To the caller that is a commit whose answer never came.</exception>
    public void Demand()
    {
        if (wasGivenUp)
            throw new NpgsqlException("The wait for the standby was given up.");
    }
}
