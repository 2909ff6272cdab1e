using System.Runtime.Versioning;

namespace Rolecall.Server.Tests.Hosting;

[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
[Trait("Store", "sqlite")]
public sealed class FilesTests(RunningServer server)
{
    [Fact, Spec("R-68")]
    public async Task What_the_server_writes_only_its_own_user_can_read()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var files = Directory.GetFiles(Path.GetDirectoryName(server.StorePath)!);

        Assert.Contains(server.StorePath, files);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }
}
