using Microsoft.Extensions.DependencyInjection;
using Rolecall.Domain;
using Rolecall.Server.Mailing;
using Rolecall.Server.SignIn.Mails;

namespace Rolecall.Server.Tests.SignIn;

/// <summary>The mails that a server has written, as whoever they are addressed to reads them. Of a server in development, which keeps them.</summary>
internal static class Letters
{
    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<Mail>> ReadAsync(RunningServer server, string to)
    {
        var postbox = server.Services.GetRequiredService<Postbox>();
        var all = await server.Services.GetRequiredService<IAccounts>().ReadMailsAsync(1000, CancellationToken.None);
        return [.. all.Select(postbox.Open).Where(mail => mail.To == to)];
    }

    /// <summary>The path of the link in the newest mail to someone.</summary>
    public static async Task<string> LinkAsync(RunningServer server, string to)
    {
        var mails = await ReadAsync(server, to);
        Assert.NotEmpty(mails);
        return LinkIn(mails[0]);
    }

    public static string LinkIn(Mail mail)
    {
        var line = Assert.Single(mail.Text.Split('\n'), line => line.StartsWith(RunningServer.PublicUrl + "/", StringComparison.Ordinal));
        return line[RunningServer.PublicUrl.Length..];
    }
}
