namespace Rolecall.Saml.Tests;

[Spec("I-29")]
public sealed class MetadataCertificates
{
    [Fact]
    public void A_key_without_a_use_is_a_signing_key() =>
        Assert.Single(Documents.Parse(Documents.WithKeys(Documents.Key(Certificates.Current, use: ""))).Certificates);

    [Theory]
    [InlineData("use=\"encryption\"")]
    [InlineData("use=\"\"")]
    [InlineData("use=\"Signing\"")]
    public void Without_a_key_for_signing_the_metadata_is_refused(string use) =>
        Assert.Contains("no signing certificate", Documents.Refused(Documents.WithKeys(Documents.Key(Certificates.Current, use))));

    [Fact]
    public void Without_any_key_the_metadata_is_refused() =>
        Assert.Contains("no signing certificate", Documents.Refused(Documents.WithKeys()));

    [Fact]
    public void A_key_for_encryption_beside_a_signing_key_is_left_out()
    {
        var metadata = Documents.Parse(Documents.WithKeys(
            Documents.Key(Certificates.Next, "use=\"encryption\""), Documents.Key(Certificates.Current)));

        Assert.Equal("CN=current", Assert.Single(metadata.Certificates).Subject);
    }

    [Fact]
    public void Two_keys_of_a_rollover_are_both_kept_and_a_repeated_one_once()
    {
        var metadata = Documents.Parse(Documents.WithKeys(
            Documents.Key(Certificates.Current), Documents.Key(Certificates.Next), Documents.Key(Certificates.Current)));

        Assert.Equal(["CN=current", "CN=next"], metadata.Certificates.Select(certificate => certificate.Subject));
    }

    [Fact]
    public void An_expired_certificate_beside_a_current_one_is_kept_and_flagged()
    {
        var metadata = Documents.Parse(Documents.WithKeys(Documents.Key(Certificates.Expired), Documents.Key(Certificates.Current)));

        Assert.Equal([true, false], metadata.Certificates.Select(certificate => certificate.Expired));
        Assert.Equal(Certificates.Now.AddDays(-1), metadata.Certificates[0].NotAfter);
    }

    [Fact]
    public void When_every_certificate_has_expired_the_metadata_is_refused_with_the_day() =>
        Assert.Contains("expired on 2026-05-31", Documents.Refused(Documents.WithKeys(Documents.Key(Certificates.Expired))));

    [Fact]
    public void A_weak_key_is_refused_even_beside_a_strong_one() =>
        Assert.Contains(
            "\"CN=weak\" has an RSA key of 1024 bits",
            Documents.Refused(Documents.WithKeys(Documents.Key(Certificates.Current), Documents.Key(Certificates.Weak))));

    [Fact]
    public void An_elliptic_curve_will_do_as_well() =>
        Assert.Equal("CN=elliptic", Assert.Single(Documents.Parse(Documents.WithKeys(Documents.Key(Certificates.Elliptic))).Certificates).Subject);

    [Fact]
    public void A_weak_curve_and_a_key_of_another_kind_are_refused()
    {
        Assert.Contains("\"CN=small\" has an elliptic curve of 192 bits", Documents.Refused(Documents.WithKeys(Documents.Key(Certificates.SmallCurve))));
        Assert.Contains("\"CN=other\" has a key that is neither", Documents.Refused(Documents.WithKeys(Documents.Key(Certificates.OtherKind))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("MIICmTCCAYGgAwIBAgIU")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    public void A_certificate_that_cannot_be_read_is_refused(string certificate) =>
        Assert.Contains(
            "cannot be read",
            Documents.Refused(Documents.WithKeys(Documents.Key(Certificates.Current), Documents.Key(certificate))));

    [Fact]
    public void The_issuers_of_a_certificate_never_become_signing_keys()
    {
        var chain = $"{Certificates.Current}</ds:X509Certificate><ds:X509Certificate>{Certificates.Next}";

        Assert.Contains("has 2 certificates", Documents.Refused(Documents.WithKeys(Documents.Key(chain))));
    }

    [Fact]
    public void A_signing_key_that_is_only_named_is_refused() =>
        Assert.Contains("has 0 certificates", Documents.Refused(Documents.WithKeys(
            Documents.Key(Certificates.Current),
            "<md:KeyDescriptor><ds:KeyInfo><ds:KeyName>somewhere</ds:KeyName></ds:KeyInfo></md:KeyDescriptor>")));

    [Fact]
    public void A_comment_inside_a_certificate_changes_nothing()
    {
        var split = Certificates.Current.Insert(40, "<!-- BEGIN --><?pi?>");

        Assert.Equal("CN=current", Assert.Single(Documents.Parse(Documents.WithKeys(Documents.Key(split))).Certificates).Subject);
    }
}
