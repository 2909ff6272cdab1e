using System.Diagnostics;
using System.Text.Json;

namespace Rolecall.Durability.Tests.Running;

/// <summary>A folder with one workspace in it, made by <c>rolecall init</c>; it goes when the test has passed.</summary>
internal sealed class Installation : IDisposable
{
    private Installation(string folder, string store, string name = "durable") =>
        (Folder, Store, Name, LogPath) = (folder, store, name, Path.Combine(folder, "server.log"));

    /// <summary>Of the workspace, and of its people's mail domain.</summary>
    public string Name { get; }

    public string Folder { get; }

    /// <summary>As servers are told to open it.</summary>
    public string Store { get; set; }

    public string Database => Path.Combine(Folder, "rolecall.db");

    public int Workspace { get; private set; }

    /// <summary>Path and no host: each start of the server may take another port.</summary>
    public string ScimPath => $"/scim/{Workspace}/v2";

    public string ApiPath => $"/api/v1/workspaces/{Workspace}";

    public string ScimToken { get; set; } = "";

    /// <summary>The owner's.</summary>
    public string ApiToken { get; private set; } = "";

    /// <summary>Where what the server says is kept: not beside the database when that disk is the one to fill.</summary>
    public string LogPath { get; set; }

    /// <summary>Set when the test has failed: what is in the folder then explains why.</summary>
    public bool IsKept { get; set; }

    /// <summary>In a file.</summary>
    /// <param name="parent">Null for the folder of temporary files.</param>
    /// <param name="metadata">Of the identity provider: a file or an address; null for a sample of Okta's.</param>
    public static Task<Installation> FoundAsync(string? parent = null, string? metadata = null)
    {
        var folder = parent ?? Directory.CreateTempSubdirectory("rolecall-").FullName;
        return MakeAsync(new Installation(folder, $"sqlite:{Path.Combine(folder, "rolecall.db")}"), metadata);
    }

    /// <summary>In a database that several servers may share, and several workspaces.</summary>
    public static Task<Installation> FoundInAsync(string store, string name = "durable", string? metadata = null) =>
        MakeAsync(new Installation(Directory.CreateTempSubdirectory("rolecall-").FullName, store, name), metadata);

    private static async Task<Installation> MakeAsync(Installation installation, string? metadata)
    {
        metadata ??= Path.Combine(AppContext.BaseDirectory, "okta-metadata.xml");
        var start = new ProcessStartInfo(PublishedServer.Executable,
        [
            "init", "--store", installation.Store, "--url", "http://127.0.0.1", "--workspace", installation.Name,
            "--owner", $"owner@{installation.Name}.example", "--idp-metadata", metadata, "--behaviour", "rfc", "--json",
        ])
        { UseShellExecute = false, RedirectStandardOutput = true };
        using var init = Process.Start(start)!;
        var output = await init.StandardOutput.ReadToEndAsync();
        await init.WaitForExitAsync();
        Assert.Equal(0, init.ExitCode);

        using var made = JsonDocument.Parse(output);
        installation.Workspace = int.Parse(made.RootElement.GetProperty("teamId").ToString(), System.Globalization.CultureInfo.InvariantCulture);
        installation.ScimToken = made.RootElement.GetProperty("scimToken").GetString()!;
        installation.ApiToken = made.RootElement.GetProperty("apiToken").GetString()!;
        return installation;
    }

    public void Dispose()
    {
        if (!IsKept)
            Directory.Delete(Folder, recursive: true);
    }
}
