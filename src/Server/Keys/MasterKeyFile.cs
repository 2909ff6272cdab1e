using System.Security.Cryptography;
using Rolecall.Server.Hosting;
using Rolecall.Storage;

namespace Rolecall.Server.Keys;

/// <summary>Where the master key is: a file that only this user may read, made when there is none.</summary>
internal static class MasterKeyFile
{
    /// <summary>Beside a store in a file; else where this user keeps such things. Several nodes are given the same one by the setting.</summary>
    public static string PathOf(ServerSettings settings)
    {
        if (settings.MasterKeyFile.Length > 0)
            return Path.GetFullPath(settings.MasterKeyFile);
        if (settings.StoreAddress is SqliteAddress { Path: var store })
            return Path.GetFullPath(store) + ".key";
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(own.Length > 0 ? own : "/var/lib", "rolecall", "master.key");
    }

    /// <exception cref="StartRefusedException">It cannot be read or made, is no key, or others may read it.</exception>
    public static MasterKey Load(string path)
    {
        try
        {
            if (!File.Exists(path))
                Make(path);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
                throw new StartRefusedException($"The master key {path} may be read by others: run 'chmod 600' on it.");
            return new MasterKey(Convert.FromHexString(File.ReadAllText(path).Trim()));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw new StartRefusedException($"The file {path} holds no master key: bring back the one that was used, or name another file with master_key_file.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The master key {path} cannot be read or made ({wrong.Message}): see to the folder, or name another file with master_key_file.");
        }
    }

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Whole or not at all, also when two servers start at once: the first to put it in place wins.</summary>
    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(draft, options))
            file.WriteLine(RandomNumberGenerator.GetHexString(MasterKey.Bytes * 2, lowercase: true));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
