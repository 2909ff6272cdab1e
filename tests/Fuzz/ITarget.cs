namespace Rolecall.Fuzz;

/// <summary>A part of the product that takes what strangers send.</summary>
internal interface ITarget
{
    string Name { get; }

    IEnumerable<string> Seeds { get; }

    IReadOnlyList<string> Words { get; }

    /// <summary>Gives it one input and checks what must hold of any.</summary>
    /// <exception cref="Scim.RefusedException">The input was refused, which is as good as taken.</exception>
    void Try(byte[] input);
}

/// <summary>Something that must hold does not.</summary>
internal sealed class BrokenException(string message) : Exception(message)
{
    public static void Unless(bool holds, string message)
    {
        if (!holds)
            throw new BrokenException(message);
    }
}
