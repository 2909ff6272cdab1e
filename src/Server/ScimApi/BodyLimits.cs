using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>How much one request may send.</summary>
/// <param name="Bytes">Of the body.</param>
/// <param name="Items">Of one array in it.</param>
internal sealed record BodyLimits(int Bytes, int Items)
{
    public static readonly BodyLimits Ordinary = new(KestrelLimits.MaxBody, 10_000);

    /// <summary>A filter has a limit of its own, and what is wrong with it is called invalidFilter.</summary>
    public static readonly BodyLimits Search = Ordinary with { Text = KestrelLimits.MaxBody };

    /// <summary>For a group with all its members (design §5).</summary>
    public static readonly BodyLimits Group = new(32_000_000, 200_000);

    /// <summary>Bytes of one string in it.</summary>
    public int Text { get; init; } = 8192;
}
