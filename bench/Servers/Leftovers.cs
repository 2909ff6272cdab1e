using System.Runtime.InteropServices;

namespace Rolecall.Bench.Servers;

/// <summary>What must not outlive a run that is broken off.</summary>
internal static class Leftovers
{
    private static readonly List<Action> Actions = [];
    private static readonly PosixSignalRegistration[] Registrations =
        [PosixSignalRegistration.Create(PosixSignal.SIGINT, End), PosixSignalRegistration.Create(PosixSignal.SIGTERM, End)];

    /// <returns>What forgets it again.</returns>
    public static IDisposable Add(Action clear)
    {
        lock (Registrations)
            Actions.Add(clear);
        return new Forget(clear);
    }

    private static void End(PosixSignalContext signal)
    {
        lock (Registrations)
        {
            foreach (var clear in Actions)
                clear();
        }

        Environment.Exit(130);
    }

    private sealed class Forget(Action clear) : IDisposable
    {
        public void Dispose()
        {
            lock (Registrations)
                Actions.Remove(clear);
        }
    }
}
