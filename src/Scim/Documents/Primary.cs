namespace Rolecall.Scim.Documents;

internal static class Primary
{
    public const string Name = "primary";

    public static bool IsPrimary(this Node value) => value is ComplexNode complex && complex.Flag(Name) == true;
}
