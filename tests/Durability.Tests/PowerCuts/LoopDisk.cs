namespace Rolecall.Durability.Tests.PowerCuts;

/// <summary>A small ext4 disk in a file. What its file holds at an instant is what a power cut at that instant leaves.</summary>
internal sealed class LoopDisk : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rolecall-disk-").FullName;
    private int generation;

    private LoopDisk(int megabytes)
    {
        Shell.Run("truncate", "-s", $"{megabytes}M", Backing);
        Shell.Run("mkfs.ext4", "-q", "-F", Backing);
        Directory.CreateDirectory(MountPoint);
    }

    public string MountPoint => Path.Combine(folder, "mount");

    private string Backing => Path.Combine(folder, $"disk{generation}.img");

    /// <summary>A mounted disk; skips the test, saying why, where none can be had.</summary>
    public static LoopDisk Mount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            Assert.Skip("A power cut is simulated on a loop device, which takes Linux and root.");
        var disk = new LoopDisk(megabytes);
        if (Shell.Try("mount", "-o", "loop", disk.Backing, disk.MountPoint) is { } complaint)
        {
            disk.Dispose();
            Assert.Skip($"This machine mounts no loop device: {complaint}");
        }

        return disk;
    }

    /// <summary>Keeps what has reached the disk by now; whoever writes must stand still meanwhile.</summary>
    public void Cut() => Shell.Run("cp", "--sparse=always", Backing, Path.Combine(folder, $"disk{generation + 1}.img"));

    /// <summary>Goes on with what the cut has left: the journal is replayed as at any start. Nobody may use the disk now.</summary>
    public void Restart()
    {
        Shell.Run("umount", MountPoint);
        File.Delete(Backing);
        generation++;
        Shell.Run("mount", "-o", "loop", Backing, MountPoint);
    }

    public void Dispose()
    {
        Shell.Try("umount", MountPoint);
        Directory.Delete(folder, recursive: true);
    }
}
