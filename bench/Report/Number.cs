using System.Globalization;

namespace Rolecall.Bench.Report;

/// <summary>Figures as they are read: as many digits as mean something.</summary>
internal static class Number
{
    public static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Two(double number) => double.IsNaN(number) ? "–" : number.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A rate: small ones with what follows the point.</summary>
    public static string Rate(double number) => number.ToString(number < 10 ? "0.00" : number < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>A time in milliseconds.</summary>
    public static string Time(double number) => double.IsNaN(number) ? "–" : Rate(number);

    /// <summary>Marked, so that no rate is read without them.</summary>
    public static string Errors(int number) => number == 0 ? "0" : $"⚠ {Whole(number)}";
}
