namespace Rolecall.Saml.Tests;

public sealed class KnownProviders
{
    [Fact]
    public void The_metadata_of_Okta_fills_every_field()
    {
        var metadata = Documents.Parse(Documents.Okta(Certificates.Current));

        Assert.Equal("http://www.okta.com/exk1a2b3c4D5e6F7g8h9", metadata.EntityId);
        Assert.Equal("https://example.okta.com/app/example_rolecall_1/exk1a2b3c4D5e6F7g8h9/sso/saml?redirect", metadata.SingleSignOnUrl.AbsoluteUri);
        Assert.Equal([SignOnBinding.Redirect, SignOnBinding.Post], metadata.SignOnServices.Select(service => service.Binding));
        var certificate = Assert.Single(metadata.Certificates);
        Assert.Equal(Convert.FromBase64String(Certificates.Current), certificate.Der.ToArray());
        Assert.Equal("CN=current", certificate.Subject);
        Assert.Equal(64, certificate.Fingerprint.Length);
        Assert.Equal(Certificates.Now.AddYears(9), certificate.NotAfter);
        Assert.Equal(Certificates.Now.AddYears(-1), certificate.NotBefore);
        Assert.False(certificate.Expired);
    }

    [Fact]
    public void Of_the_metadata_of_Entra_only_the_keys_of_the_SAML_role_count()
    {
        var metadata = Documents.Parse(Documents.Entra(Certificates.Current, certificateOfOthers: Certificates.Next));

        Assert.Equal("https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/", metadata.EntityId);
        Assert.Equal("https://login.microsoftonline.com/6babcaad/saml2", metadata.SingleSignOnUrl.AbsoluteUri);
        Assert.Equal("CN=current", Assert.Single(metadata.Certificates).Subject);
    }

    [Fact]
    public void The_list_of_one_that_Keycloak_writes_is_one_provider_with_the_binding_it_has()
    {
        var metadata = Documents.Parse(Documents.Keycloak(Certificates.Current));

        Assert.Equal("https://keycloak.example/realms/acme", metadata.EntityId);
        Assert.Equal([new SignOnService(SignOnBinding.Post, new Uri("https://keycloak.example/realms/acme/post"))], metadata.SignOnServices);
        Assert.Equal("CN=current", Assert.Single(metadata.Certificates).Subject);
    }
}
