using Microsoft.Extensions.Logging.Console;

namespace Rolecall.Server.Hosting;

/// <summary>Ids and counts, never bodies, names, queries or tokens: the framework's own lines on requests would have the query.</summary>
internal static class Logs
{
    public static void Configure(ILoggingBuilder logging, bool isProduction)
    {
        logging.ClearProviders();
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        if (isProduction)
        {
            logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            logging.AddConsole(options => options.FormatterName = LineFormatter.FormatterName)
                .AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        }
    }
}
