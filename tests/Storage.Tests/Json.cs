using System.Diagnostics.CodeAnalysis;
using System.Text;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests;

internal static class Json
{
    public static ComplexNode Read([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        DocumentJson.Read(Encoding.UTF8.GetBytes(json));
}
