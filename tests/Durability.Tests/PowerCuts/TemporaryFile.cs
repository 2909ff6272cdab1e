namespace Rolecall.Durability.Tests.PowerCuts;

/// <summary>A file outside the disk that is cut.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
