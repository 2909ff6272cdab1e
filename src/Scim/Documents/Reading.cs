using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Documents;

/// <summary>How a client's JSON is read: what the client is allowed, and where names go that mean nothing here.</summary>
/// <param name="Ignored">Null where nobody asks for them.</param>
internal sealed record Reading(Allowance Allowance, ICollection<string>? Ignored)
{
    public void Ignore(string name) => Ignored?.Add(name);
}
