using Rolecall.Scim;
using Rolecall.Storage.Sqlite;

namespace Rolecall.Storage.Backups;

/// <summary>A file that has its name only once it is whole and on the disk: until then it lies beside as NAME.part.</summary>
internal sealed class PartFile : IDisposable
{
    private readonly string final;
    private readonly FileStream held;
    private bool kept;

    private PartFile(string final, FileStream held)
    {
        this.final = final;
        this.held = held;
    }

    public string Path => held.Name;

    /// <summary>Begins it, in place of one that a killed program left.</summary>
    /// <exception cref="RefusedException">Another program is writing it.</exception>
    public static PartFile Begin(string final)
    {
        var name = System.IO.Path.GetFullPath(final) + ".part";
        try
        {
            var taken = new FileStream(name, StoreFiles.Private(FileMode.OpenOrCreate));
            taken.SetLength(0);
            return new PartFile(System.IO.Path.GetFullPath(final), taken);
        }
        catch (IOException) when (File.Exists(name))
        {
            throw new RefusedException(Refusal.Conflict, $"Another program is writing {name}: wait for it, or write elsewhere.");
        }
    }

    /// <summary>Takes over what another file holds.</summary>
    public void CopyFrom(string file)
    {
        using var from = File.OpenRead(file);
        from.CopyTo(held);
        held.Flush();
    }

    /// <summary>Waits for the disk, then gives it its name, in place of what had it.</summary>
    public void Keep()
    {
        held.Flush(flushToDisk: true);
        File.Move(Path, final, overwrite: true);
        Folders.Flush(System.IO.Path.GetDirectoryName(final)!);
        kept = true;
    }

    public void Dispose()
    {
        if (!kept)
            File.Delete(Path);
        held.Dispose();
    }
}
