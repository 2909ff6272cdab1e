namespace Rolecall.Domain.Roles;

/// <summary>The number of a custom role; unique in the installation, so that a role of one workspace never means another's.</summary>
public readonly record struct RoleId(int Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A role that someone has: built-in, or custom by id.</summary>
public sealed record RoleRef
{
    private RoleRef(BuiltInRole? builtIn, RoleId? custom)
    {
        BuiltIn = builtIn;
        Custom = custom;
    }

    /// <summary>Null for a custom role: ask <see cref="RoleBook.BuiltInOf"/> for what it inherits.</summary>
    public BuiltInRole? BuiltIn { get; }

    public RoleId? Custom { get; }

    public static RoleRef Of(BuiltInRole role) => new(role, null);

    public static RoleRef Of(RoleId role) => new(null, role);

    public override string ToString() => Custom is { } id ? $"custom:{id}" : BuiltIn!.Value.Word();
}
