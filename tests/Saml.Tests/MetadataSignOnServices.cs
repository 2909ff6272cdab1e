namespace Rolecall.Saml.Tests;

[Spec("I-29")]
public sealed class MetadataSignOnServices
{
    [Fact]
    public void Redirect_is_preferred_and_both_are_kept()
    {
        var metadata = With(Documents.Post + Documents.Redirect);

        Assert.Equal("https://idp.example/redirect", metadata.SingleSignOnUrl.AbsoluteUri);
        Assert.Equal(
            ["https://idp.example/redirect", "https://idp.example/post"],
            metadata.SignOnServices.Select(service => service.Location.AbsoluteUri));
    }

    [Fact]
    public void Without_Redirect_it_is_POST() =>
        Assert.Equal("https://idp.example/post", With(Documents.Post).SingleSignOnUrl.AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("""<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="https://idp.example/"/>""")]
    [InlineData("""<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/"/>""")]
    public void Without_a_binding_we_speak_the_metadata_is_refused(string service) =>
        Assert.Contains("no sign-in address", Documents.Refused(Xml(service)));

    [Theory]
    [InlineData("http://idp.example/sso")]
    [InlineData("http://localhost.idp.example/sso")]
    [InlineData("/sso")]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void A_sign_in_address_must_be_https(string location) =>
        Assert.Contains($"\"{location}\"", Documents.Refused(Xml(Post(location) + Documents.Redirect)));

    [Fact]
    public void A_service_without_an_address_is_refused() =>
        Assert.Contains("absolute https", Documents.Refused(Xml(
            """<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/>""")));

    [Theory]
    [InlineData("http://localhost:8080/sso")]
    [InlineData("http://127.0.0.1:8080/sso")]
    [InlineData("http://[::1]:8080/sso")]
    public void On_this_machine_http_will_do(string location) =>
        Assert.Equal(location, With(Post(location)).SingleSignOnUrl.AbsoluteUri);

    private static IdpMetadata With(string services) => Documents.Parse(Xml(services));

    private static string Xml(string services) =>
        Documents.Entity(Documents.Provider(Documents.Key(Certificates.Current) + services));

    private static string Post(string location) =>
        $"""<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{location}"/>""";
}
