using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>How much one request may send.</summary>
/// <param name="Bytes">Of the body.</param>
/// <param name="Items">Of one array in it.</param>
internal sealed record BodyLimits(int Bytes, int Items)
{
    public static readonly BodyLimits Ordinary = new(KestrelLimits.MaxBody, 10_000);

    /// <summary>For a group with all its members (design §5).</summary>
    public static readonly BodyLimits Group = new(32_000_000, 200_000);
}
