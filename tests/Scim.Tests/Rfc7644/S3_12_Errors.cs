using System.Text;
using Rolecall.Scim.Messages;

namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_12_Errors
{
    [Fact, Spec("P-3.12-01", "P-3.12-02", "P-3.1-02")]
    public void An_error_names_its_schema_and_repeats_the_status_as_a_string() => Assert.Equal(
        """{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","scimType":"uniqueness","detail":"\"José\" is taken."}""",
        Write(409, "uniqueness", "\"José\" is taken."));

    [Fact, Spec("P-3.12-02")]
    public void What_does_not_apply_is_left_out() => Assert.Equal(
        """{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"500"}""", Write(500, null, null));

    private static string Write(int status, string? scimType, string? detail) =>
        Encoding.UTF8.GetString(ErrorMessage.ToUtf8(status, scimType, detail).Span);
}
