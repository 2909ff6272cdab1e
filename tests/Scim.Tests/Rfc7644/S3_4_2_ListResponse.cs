using System.Buffers;
using System.Text;
using Rolecall.Scim.Messages;

namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_4_2_ListResponse
{
    [Fact, Spec("P-3.4.2-01", "P-3.4.2-02", "P-3.4.2-05", "P-3.4.2-06", "P-3.4.2-08", "P-3.1-02")]
    public void A_page_carries_the_total_and_its_place() => Assert.Equal(
        """{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":25,"startIndex":11,"itemsPerPage":2,"Resources":[{"id":"é"},{"id":"2"}]}""",
        Write(25, 11, """{"id":"é"}""", """{"id":"2"}"""));

    [Fact, Spec("P-3.4.2.4-04", "T-17")]
    public void An_empty_page_still_has_Resources() => Assert.Equal(
        """{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0,"startIndex":1,"itemsPerPage":0,"Resources":[]}""",
        Write(0, 1));

    private static string Write(int total, int startIndex, params string[] resources)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ListMessage.Write(buffer, total, startIndex, [.. resources.Select(json => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(json)))]);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
