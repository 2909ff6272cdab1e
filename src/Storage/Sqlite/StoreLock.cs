namespace Rolecall.Storage.Sqlite;

/// <summary>One server per file: the operating system holds this lock while the process lives, and lets go when it dies.</summary>
/// <remarks>The file beside the store stays when the lock is given back; to delete it would let two servers lock two files of one name.</remarks>
internal static class StoreLock
{
    /// <exception cref="UnusableStoreException">Another server has the store, or the system does not lock files.</exception>
    public static FileStream Take(string path)
    {
        var name = path + ".lock";
        var held = TryOpen(name) ?? throw new UnusableStoreException(
            $"Another server has the store {path} open: stop it first, or give this one a store of its own.");

        // The runtime's switch that turns file locks off would let a second server in without a word.
        using var second = TryOpen(name);
        if (second is null)
            return held;
        held.Dispose();
        throw new UnusableStoreException(
            $"The lock on {name} does not hold: put the store on a file system with locks, and leave .NET's file locking on.");
    }

    private static FileStream? TryOpen(string name)
    {
        try
        {
            return new FileStream(name, StoreFiles.Private(FileMode.OpenOrCreate));
        }
        catch (IOException) when (File.Exists(name))
        {
            return null;
        }
    }
}
