using System.Text;
using Rolecall.Server.Tests.Egress;

namespace Rolecall.Server.Tests.Mailing;

/// <summary>A mail server on this machine, as far as it takes to be given a mail.</summary>
internal sealed class SmtpStub : IDisposable
{
    public const string User = "mailer@example.com";
    public const string Password = "p@ss:word";

    private readonly LoopbackStub listener;

    public SmtpStub() => this.listener = new LoopbackStub(ServeAsync);

    public int Port => this.listener.Port;

    /// <summary>What EHLO offers.</summary>
    public string[] Offers { get; init; } = ["AUTH PLAIN", "8BITMIME"];

    /// <summary>The answer to RCPT.</summary>
    public string OnRecipient { get; init; } = "250 ok";

    public List<string> Commands { get; } = [];

    /// <summary>The mail as it came, without the dots that were stuffed.</summary>
    public string Data { get; private set; } = "";

    public void Dispose() => this.listener.Dispose();

    private async Task ServeAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 stub");
        while (await reader.ReadLineAsync() is { } line)
        {
            Commands.Add(line);
            await writer.WriteLineAsync(line.Split(' ')[0] switch
            {
                "EHLO" => string.Join("\r\n", Offers.Select(offer => "250-" + offer).Prepend("250-stub").Append("250 ENHANCEDSTATUSCODES")),
                "AUTH" => line == "AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{User}\0{Password}")) ? "235 hello" : "535 5.7.8 no",
                "RCPT" => OnRecipient,
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (line == "DATA")
            {
                Data = await ReadDataAsync(reader);
                await writer.WriteLineAsync("250 taken");
            }
        }
    }

    private static async Task<string> ReadDataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            data.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        return data.ToString();
    }
}
