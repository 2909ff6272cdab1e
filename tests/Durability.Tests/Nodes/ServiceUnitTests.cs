using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Nodes;

/// <summary>What systemd says of the unit that is handed out. It is not run here: that takes a machine that systemd has started.</summary>
public sealed partial class ServiceUnitTests
{
    [Fact, Spec("R-68")]
    public async Task The_unit_leaves_the_server_little_to_do_harm_with()
    {
        if (!Daemon.IsInstalled("systemd-analyze"))
            Assert.Skip("systemd-analyze is not on this machine.");
        var unit = Path.Combine(Repository.Root, "deploy", "ha", "rolecall.service");
        using var analyze = Process.Start(new ProcessStartInfo("systemd-analyze", ["security", "--offline=true", "--no-pager", unit])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        })!;
        var said = await analyze.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        var exposure = Exposure().Match(said);
        Assert.True(exposure.Success, said);
        TestContext.Current.TestOutputHelper!.WriteLine($"exposure {exposure.Groups["level"].Value} of 10");
        Assert.InRange(double.Parse(exposure.Groups["level"].Value, CultureInfo.InvariantCulture), 0, 3);
    }

    [GeneratedRegex(@"exposure level for rolecall\.service: (?<level>[0-9.]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Exposure();
}
