namespace Rolecall.Storage.Upgrading;

/// <summary>A script of the schema that is done and committed.</summary>
public sealed record AppliedScript(int Before, int After, string Name)
{
    public override string ToString() => $"schema {Before} → {After}: {Name}";
}
