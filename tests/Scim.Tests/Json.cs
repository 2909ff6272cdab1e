using System.Text;
using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Tests;

internal static class Json
{
    public static ComplexNode Read(string json) => DocumentJson.Read(Encoding.UTF8.GetBytes(json));

    public static string Write(Node node) => Encoding.UTF8.GetString(DocumentJson.ToUtf8(node).Span);
}
