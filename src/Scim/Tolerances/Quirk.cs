namespace Rolecall.Scim.Tolerances;

/// <summary>One way in which clients differ from the letter of the protocol, and what is made of it where it is allowed.</summary>
/// <param name="name">Stable: the log, the public API and the documentation use it.</param>
/// <param name="sentence">What is accepted, and as what.</param>
/// <param name="requirements">Ids as in docs/spec.md.</param>
public sealed class Quirk(string name, QuirkPlace place, string sentence, params string[] requirements)
{
    public string Name => name;

    public QuirkPlace Place => place;

    public string Sentence => sentence;

    public IReadOnlyList<string> Requirements => requirements;

    /// <summary>Whether the RFC has it otherwise: such a quirk is allowed to the clients that need it and to nobody else.</summary>
    public bool Conflicts { get; init; }
}

/// <summary>Where in a request a quirk shows.</summary>
public enum QuirkPlace
{
    /// <summary>Address and headers.</summary>
    Request,

    /// <summary>The values of resources, in a POST, a PUT or a PATCH.</summary>
    Body,
    Patch,
    Filter,
}
