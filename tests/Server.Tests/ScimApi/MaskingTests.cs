using System.Text;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Server.ScimApi;

namespace Rolecall.Server.Tests.ScimApi;

public sealed class MaskingTests
{
    [Theory, Spec("R-53")]
    [InlineData("""{"password":"s3cret","a":1}""", """{"password":"***","a":1}""")]
    [InlineData("""{ "PassWord" : "s3cret" }""", """{ "PassWord" : "***" }""")]
    [InlineData("""{"pass\u0077ord":"s3cret"}""", """{"pass\u0077ord":"***"}""")]
    [InlineData("""{"a":[{"b":{"newPassword":"s3cret"}}]}""", """{"a":[{"b":{"newPassword":"***"}}]}""")]
    [InlineData("""{"password":{"value":"s3cret","x":["s3cret",2]},"b":"c"}""", """{"password":{"value":"***","x":["***","***"]},"b":"c"}""")]
    [InlineData("""{"password":["s3cret"],"b":"c"}""", """{"password":["***"],"b":"c"}""")]
    [InlineData("""{"op":"replace","path":"password","value":"s3cret"}""", """{"op":"replace","path":"password","value":"***"}""")]
    [InlineData("""{"value":"s3cret","path":"urn:x:User:password"}""", """{"value":"***","path":"urn:x:User:password"}""")]
    [InlineData("""{"Path":"PASSWORD","Value":{"x":"s3cret"},"op":"add"}""", """{"Path":"PASSWORD","Value":{"x":"***"},"op":"add"}""")]
    [InlineData("""{"note":"Bearer eyJhbGciOiJIUzI1NiJ9.e30"}""", """{"note":"***"}""")]
    [InlineData("""{"note":"pk_team","bearer":"Bearer of news"}""", """{"note":"pk_team","bearer":"Bearer of news"}""")]
    [InlineData("""{"path":"active","value":"False"}""", """{"path":"active","value":"False"}""")]
    [InlineData("""{"a":"\ud800","b":1}""", """{"a":"\ud800","b":1}""")]
    public void Passwords_and_tokens_go_and_all_else_stays_as_it_was(string body, string expected) =>
        Assert.Equal(expected, Masked(Encoding.UTF8.GetBytes(body)));

    [Theory, Spec("R-53")]
    [InlineData(TokenPrefix.Scim)]
    [InlineData(TokenPrefix.Api)]
    [InlineData(TokenPrefix.OwnerLink)]
    public void Tokens_of_ours_are_recognised_wherever_they_stand(TokenPrefix prefix)
    {
        var token = SecretToken.Issue(prefix).Text;

        var masked = Masked(Encoding.UTF8.GetBytes($$"""{"title":"my token is {{token}}, keep it"}"""));

        Assert.Equal("""{"title":"***"}""", masked);
        Assert.Equal("/Users?***", Masking.OfPath($"/Users?access_token={token}", WorkspaceTypes.BuiltIn.Secrets));
    }

    [Fact, Spec("R-53")]
    public void What_cannot_be_read_cannot_be_masked_and_is_not_kept()
    {
        var masked = Masked("""{"userName":"ada", password:"s3cret"}"""u8.ToArray());

        Assert.StartsWith("""{"userName":"ada"… (no JSON from byte """, masked, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", masked, StringComparison.Ordinal);
    }

    [Fact, Spec("R-58")]
    public void A_long_body_is_cut_and_its_secrets_are_masked_all_the_same()
    {
        var body = $$"""{"password":"s3cret","a":["{{string.Join("\",\"", Enumerable.Repeat("aaaaaaaaa", 10_000))}}"],"password2":"s3cret"}""";

        var masked = Masked(Encoding.UTF8.GetBytes(body))!;

        Assert.InRange(masked.Length, 60_000, Masking.MaxBytes + 100);
        Assert.EndsWith($"… (cut: {body.Length} bytes in all)", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", masked, StringComparison.Ordinal);
    }

    [Theory, Spec("P-7.5.2-02")]
    [InlineData("/Users", "/Users")]
    [InlineData("/Users?filter=userName%20eq%20%22ada%22", "/Users?filter=userName%20eq%20%22ada%22")]
    [InlineData("/Users?filter=p%61ssword+eq+%22x%22", "/Users?***")]
    public void A_query_with_a_secret_is_left_out_of_the_path(string path, string expected) =>
        Assert.Equal(expected, Masking.OfPath(path, WorkspaceTypes.BuiltIn.Secrets));

    [Fact]
    public void No_body_is_none() => Assert.Null(Masked(default));

    private static string? Masked(ReadOnlyMemory<byte> body) => Masking.OfBody(body, WorkspaceTypes.BuiltIn.Secrets);
}
