namespace Rolecall.Storage.Backups;

/// <summary>A store that can be copied while a server works with it.</summary>
public interface IBackups
{
    /// <param name="replace">Whether a file of that name may be overwritten.</param>
    /// <exception cref="Scim.RefusedException">The file is there already, or cannot be written.</exception>
    Task<BackupManifest> BackUpAsync(string file, bool replace, CancellationToken ct);
}
