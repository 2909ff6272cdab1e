using System.Diagnostics;
using System.Text.Json;

namespace Rolecall.Durability.Tests.Running;

/// <summary>A folder with one workspace in it, made by <c>rolecall init</c>; it goes when the test has passed.</summary>
internal sealed class Installation : IDisposable
{
    private Installation(string folder) => (Folder, LogPath) = (folder, Path.Combine(folder, "server.log"));

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "rolecall.db");

    public int Workspace { get; private set; }

    /// <summary>Path and no host: each start of the server may take another port.</summary>
    public string ScimPath => $"/scim/{Workspace}/v2";

    public string ScimToken { get; private set; } = "";

    /// <summary>The owner's, for the public API.</summary>
    public string ApiKey { get; private set; } = "";

    /// <summary>Where what the server says is kept: not beside the database when that disk is the one to fill.</summary>
    public string LogPath { get; set; }

    /// <summary>Set when the test has failed: what is in the folder then explains why.</summary>
    public bool IsKept { get; set; }

    /// <param name="parent">Null for the folder of temporary files.</param>
    public static async Task<Installation> FoundAsync(string? parent = null)
    {
        var folder = parent is null ? Directory.CreateTempSubdirectory("rolecall-").FullName : parent;
        var installation = new Installation(folder);
        var metadata = Path.Combine(AppContext.BaseDirectory, "okta-metadata.xml");
        var start = new ProcessStartInfo(PublishedServer.Executable,
        [
            "init", "--store", $"sqlite:{installation.Database}", "--url", "http://127.0.0.1", "--workspace", "Durable",
            "--owner", "owner@durable.example", "--idp-metadata", metadata, "--behaviour", "rfc", "--json",
        ])
        { UseShellExecute = false, RedirectStandardOutput = true };
        using var init = Process.Start(start)!;
        var output = await init.StandardOutput.ReadToEndAsync();
        await init.WaitForExitAsync();
        Assert.Equal(0, init.ExitCode);

        using var made = JsonDocument.Parse(output);
        installation.Workspace = int.Parse(made.RootElement.GetProperty("teamId").ToString(), System.Globalization.CultureInfo.InvariantCulture);
        installation.ApiKey = made.RootElement.GetProperty("apiToken").GetString()!;
        installation.ScimToken = made.RootElement.GetProperty("scimToken").GetString()!;
        return installation;
    }

    public void Dispose()
    {
        if (!IsKept)
            Directory.Delete(Folder, recursive: true);
    }
}
