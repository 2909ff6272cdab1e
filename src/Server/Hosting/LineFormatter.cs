using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Rolecall.Server.Hosting;

/// <summary>The console log of Development: a line for each event, in which no text can begin another or colour it (security.md R-35).</summary>
internal sealed class LineFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var text = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (logEntry.Exception is { } fault)
            text += "\n" + fault;
        textWriter.WriteLine($"{clock.GetUtcNow():HH:mm:ss.fff} {Level(logEntry.LogLevel)} {logEntry.Category}: {Encode(text)}");
    }

    /// <summary>Line breaks become an indented next line, which no event begins with; other control characters become visible.</summary>
    internal static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var c in text.TrimEnd().ReplaceLineEndings("\n"))
        {
            if (c == '\n')
                encoded.Append("\n    ");
            else if (char.IsControl(c))
                encoded.Append($"\\u{(int)c:X4}");
            else
                encoded.Append(c);
        }

        return encoded.ToString();
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        LogLevel.Critical => "crit",
        _ => "info",
    };
}
