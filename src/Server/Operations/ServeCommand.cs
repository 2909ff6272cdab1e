using System.CommandLine;
using Rolecall.Storage;

namespace Rolecall.Server.Operations;

/// <summary><c>rolecall serve</c>: runs until SIGTERM or Ctrl+C, then lets requests under way end.</summary>
internal static class ServeCommand
{
    /// <param name="runAsync">Is given the settings that the command line names; null for one it does not.</param>
    public static Command Create(Func<IReadOnlyDictionary<string, string?>, CancellationToken, Task> runAsync)
    {
        var urls = new Option<string?>("--urls")
        {
            Description = "Where to listen, several with ';' between them (ROLECALL_URLS). Default: http://127.0.0.1:5080",
        };
        var store = new Option<string?>("--store")
        {
            Description = $"Where to keep everything: {StoreAddress.Forms} (ROLECALL_STORE). Default: sqlite:./data/rolecall.db",
        };
        var serve = new Command("serve", "Runs the server.") { urls, store };
        serve.SetAction((parsed, ct) => runAsync(
            new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                ["urls"] = parsed.GetValue(urls),
                ["store"] = parsed.GetValue(store),
            },
            ct));
        return serve;
    }
}
