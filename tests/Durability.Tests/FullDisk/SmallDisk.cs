using Rolecall.Durability.Tests.PowerCuts;

namespace Rolecall.Durability.Tests.FullDisk;

/// <summary>A disk in memory, so small that a test can fill it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rolecall-small-").FullName;

    private SmallDisk() => Data = Path.Combine(folder, "disk", "data");

    /// <summary>For whoever has the disk.</summary>
    public string Data { get; }

    /// <summary>For logs and ledgers: not on the disk.</summary>
    public string Beside => folder;

    public Ballast Ballast => new(Path.Combine(folder, "disk", "ballast"));

    /// <summary>A mounted disk; skips the test, saying why, where none can be had.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            Assert.Skip("A small disk is a tmpfs, which takes Linux and root to mount.");
        var disk = new SmallDisk();
        var mountPoint = Directory.CreateDirectory(Path.Combine(disk.folder, "disk")).FullName;
        if (Shell.Try("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", mountPoint) is { } complaint)
        {
            Directory.Delete(disk.folder, recursive: true);
            Assert.Skip($"This machine mounts no tmpfs: {complaint}");
        }

        Directory.CreateDirectory(disk.Data);
        // A database that runs as somebody else passes through.
        Shell.Try("chmod", "o+x", disk.folder);
        return disk;
    }

    /// <summary>What is on it is of no more use to anybody.</summary>
    public void Clear() => Directory.Delete(Data, recursive: true);

    /// <summary>What is still there is kept: a test that failed left it, to explain why.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Data))
            return;
        Shell.Try("umount", Path.Combine(folder, "disk"));
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A file that takes all the room there is left, until it is thrown off.</summary>
internal sealed class Ballast(string path)
{
    private static readonly byte[] Block = new byte[4096];

    public void Fill() => Take(long.MaxValue);

    /// <summary>Takes that much beforehand, so that at least that much is free again once it is thrown off.</summary>
    public void Take(long bytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var taken = 0L; taken < bytes; taken += Block.Length)
                file.Write(Block);
        }
        catch (IOException)
        {
            // The disk is full.
        }
    }

    public void ThrowOff() => File.Delete(path);
}
