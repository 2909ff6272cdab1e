using SharpFuzz;

namespace Rolecall.Fuzz;

/// <summary>Rewrites an assembly beside this program so that it counts its branches; the next build puts the plain one back.</summary>
internal static class Instrumentation
{
    public static void Apply(string assembly)
    {
        try
        {
            Fuzzer.Instrument(Path.Combine(AppContext.BaseDirectory, assembly), _ => true, Options.Value);
        }
        catch (InstrumentationException e) when (e.Message.Contains("already", StringComparison.OrdinalIgnoreCase))
        {
            // An earlier run did it.
        }
    }
}
