using System.Globalization;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>How much to do, from the environment: some in an ordinary run, much in <c>./dev soak</c>.</summary>
internal static class Counts
{
    public static int Of(string variable, int ordinary) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : ordinary;
}
