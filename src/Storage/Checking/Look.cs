using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Checking;

/// <summary>One check under way.</summary>
internal sealed class Look(string name, Action<Step> report, CancellationToken ct)
{
    private const int Portion = 500;

    public long Seen { get; private set; }

    public void Saw(long more = 1)
    {
        Seen += more;
        if (Seen % Portion >= more)
            return;
        ct.ThrowIfCancellationRequested();
        report(new Step(name, Seen, null, IsLast: false));
    }
}
