using System.IO.MemoryMappedFiles;

namespace Rolecall.Fuzz;

/// <summary>The input that is being tried, in a file: it is there even when the process dies of it, as of an endless recursion.</summary>
internal sealed class LastInput(string path)
{
    private const int Capacity = 64 * 1024;

    private readonly MemoryMappedViewAccessor view =
        MemoryMappedFile.CreateFromFile(path, FileMode.Create, mapName: null, Capacity).CreateViewAccessor();

    public void Write(byte[] input)
    {
        view.Write(0, input.Length);
        view.WriteArray(sizeof(int), input, 0, Math.Min(input.Length, Capacity - sizeof(int)));
    }
}
