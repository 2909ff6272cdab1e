using System.Globalization;

namespace Rolecall.Durability.Tests.Running;

/// <summary>How much to do, from the environment: little in an ordinary run, much in <c>./dev soak</c>.</summary>
internal static class Counts
{
    public static int Kills => Of("ROLECALL_KILLS", 50);

    public static int Requests => Of("ROLECALL_REQUESTS", 1000);

    public static int PostgresRestarts => Of("ROLECALL_PG_RESTARTS", 20);

    public static int NodeKills => Of("ROLECALL_NODE_KILLS", 20);

    /// <summary>Of each of fifty clients.</summary>
    public static int GroupPatches => Of("ROLECALL_GROUP_PATCHES", 40);

    public static int Failovers => Of("ROLECALL_FAILOVERS", 1);

    public static int PowerCuts => Of("ROLECALL_POWER_CUTS", 10);

    public static int FullDisks => Of("ROLECALL_FULL_DISKS", 5);

    /// <summary>How many times somebody loses access.</summary>
    public static int Rounds => Of("ROLECALL_ROUNDS", 100);

    /// <summary>A failing run prints its seed; given again it makes the same choices, though not the same timing.</summary>
    public static int Seed => Of("ROLECALL_SEED", Random.Shared.Next());

    private static int Of(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
