using System.Reflection;

namespace Rolecall.Server.Tests.Security;

/// <summary>R-33: what no program part refers to cannot be given hostile input.</summary>
public sealed class NoRegularExpressions
{
    [Theory, Spec("R-33")]
    [InlineData("Rolecall.Scim")]
    [InlineData("Rolecall.Saml")]
    [InlineData("Rolecall.Domain")]
    [InlineData("Rolecall.Storage")]
    [InlineData("rolecall")]
    public void No_part_of_the_server_uses_them(string assembly) =>
        Assert.DoesNotContain(Assembly.Load(assembly).GetReferencedAssemblies(), reference => reference.Name == "System.Text.RegularExpressions");
}
