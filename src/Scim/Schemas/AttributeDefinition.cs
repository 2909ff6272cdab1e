namespace Rolecall.Scim.Schemas;

/// <summary>One attribute of a schema with its characteristics (RFC 7643 §7); what is left out has the defaults of §2.2.</summary>
public sealed record AttributeDefinition
{
    public AttributeDefinition(string name, string description, AttributeType type = AttributeType.String)
    {
        Name = name;
        Description = description;
        Type = type;
    }

    public string Name { get; }

    public string Description { get; }

    public AttributeType Type { get; }

    public bool MultiValued { get; init; }

    public bool Required { get; init; }

    public bool CaseExact { get; init; }

    public Mutability Mutability { get; init; }

    public Returned Returned { get; init; }

    public Uniqueness Uniqueness { get; init; }

    public IReadOnlyList<string> CanonicalValues { get; init; } = [];

    public IReadOnlyList<string> ReferenceTypes { get; init; } = [];

    public IReadOnlyList<AttributeDefinition> SubAttributes { get; init; } = [];

    /// <summary>The sub-attribute of that name, compared without case (RFC 7643 §2.1).</summary>
    public AttributeDefinition? Sub(string name) =>
        SubAttributes.FirstOrDefault(sub => sub.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
