namespace Rolecall.Simulator.StandIn.WireView;

/// <param name="Number">Counts from 1 since the start.</param>
internal sealed record WireEntry(int Number, DateTimeOffset At, WireExchange Exchange);

/// <summary>One exchange as it is shown: pretty, and with every secret masked.</summary>
/// <param name="Occasion">What somebody did that led to it.</param>
/// <param name="Outcome">The status, or in words why there is none.</param>
internal sealed record WireExchange(string Occasion, string Method, string Url, string Outcome, bool Good)
{
    public TimeSpan Took { get; init; }

    public required string Request { get; init; }

    public required string Answer { get; init; }

    public static WireExchange Of(string occasion, string method, string url, int status) =>
        new(occasion, method, url, status.ToString(), status is >= 200 and < 400) { Request = "", Answer = "" };
}
