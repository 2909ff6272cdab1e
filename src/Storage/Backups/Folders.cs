using System.Runtime.InteropServices;

namespace Rolecall.Storage.Backups;

/// <summary>A new name is on the disk when its folder is; .NET opens no folders.</summary>
internal static class Folders
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return; // its file systems log names by themselves
        var handle = Open(folder, 0);
        if (handle < 0)
            throw new IOException($"The folder {folder} cannot be opened.");
        try
        {
            if (Flush(handle) != 0)
                throw new IOException($"The folder {folder} cannot be written to the disk.");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
