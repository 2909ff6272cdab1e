using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rolecall.Simulator.StandIn.Model;

/// <summary>Keeps the state in one JSON file, whole at every moment.</summary>
internal sealed class StateFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        IgnoreReadOnlyProperties = true,
    };

    private readonly string _path;
    private readonly Lock _gate = new();
    private volatile StandInState _state;

    private StateFile(string path, StandInState state)
    {
        _path = path;
        _state = state;
    }

    public StandInState Current => _state;

    /// <exception cref="InvalidDataException">The file is there and is none of ours.</exception>
    public static StateFile Open(string path, TimeProvider clock)
    {
        if (File.Exists(path))
            return new(path, Read(path));
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder)
            System.IO.Directory.CreateDirectory(folder);
        var file = new StateFile(path, FirstState.Create(clock));
        file.Write(file.Current);
        return file;
    }

    /// <summary>Changes the state and writes it before anybody sees it.</summary>
    /// <param name="change">Quick and without a side effect.</param>
    public StandInState Change(Func<StandInState, StandInState> change)
    {
        lock (_gate)
        {
            var after = change(_state);
            if (ReferenceEquals(after, _state))
                return after;
            Write(after);
            return _state = after;
        }
    }

    private static StandInState Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<StandInState>(stream, Json)
                ?? throw new InvalidDataException(NotOurs(path));
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException(NotOurs(path), fault);
        }
    }

    private static string NotOurs(string path) =>
        $"{path} is not a stand-in's state: name another file with --state, or move this one away to start afresh.";

    // It holds a private key and tokens: for this user alone.
    private void Write(StandInState state)
    {
        var next = _path + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(next, options))
        {
            JsonSerializer.Serialize(stream, state, Json);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, _path, overwrite: true);
    }
}
