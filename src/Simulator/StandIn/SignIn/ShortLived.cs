namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>Values under handles that nobody can guess, each for a while, in memory alone.</summary>
internal sealed class ShortLived<T>(TimeProvider clock)
    where T : class
{
    // More open sign-ins than a developer has; the oldest make room.
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (T Value, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);

    public void Add(string handle, T value, TimeSpan lifetime)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            foreach (var ended in _kept.Where(entry => entry.Value.Until <= now).Select(entry => entry.Key).ToList())
                _kept.Remove(ended);
            if (_kept.Count >= Most)
                _kept.Remove(_kept.MinBy(entry => entry.Value.Until).Key);
            _kept[handle] = (value, now + lifetime);
        }
    }

    public T? Find(string handle)
    {
        lock (_gate)
            return _kept.TryGetValue(handle, out var entry) && entry.Until > clock.GetUtcNow() ? entry.Value : null;
    }

    /// <summary>Finds it for one alone.</summary>
    public T? Take(string handle)
    {
        lock (_gate)
            return _kept.Remove(handle, out var entry) && entry.Until > clock.GetUtcNow() ? entry.Value : null;
    }
}
