using System.Security.Cryptography;

namespace Rolecall.Fuzz;

/// <summary>The inputs of one target that led somewhere, kept in a folder: the next run goes on from them.</summary>
internal sealed class Corpus
{
    private readonly string folder;
    private readonly List<byte[]> inputs = [];

    public Corpus(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
    }

    public int Count => inputs.Count;

    public IEnumerable<byte[]> Kept() => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    public void Add(byte[] input)
    {
        inputs.Add(input);
        File.WriteAllBytes(Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(input))[..16]), input);
    }

    /// <summary>The latest more often than the others: where they lead is least known.</summary>
    public byte[] Pick(Random random) => inputs[random.Next(3) == 0 ? random.Next(inputs.Count * 3 / 4, inputs.Count) : random.Next(inputs.Count)];
}
