namespace Rolecall.Storage.Sqlite;

/// <summary>Files that only the server's own user may read: they hold people's data and hashes of tokens.</summary>
internal static class StoreFiles
{
    /// <summary>Makes the directory and an empty database file; SQLite gives its side files the mode of the first.</summary>
    public static void Create(string path)
    {
        CreateFolder(path);
        if (!File.Exists(path))
            new FileStream(path, Private(FileMode.CreateNew)).Dispose();
    }

    /// <summary>Makes the directory that a file is to be in.</summary>
    public static void CreateFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
