using System.Text;

namespace Rolecall.Saml.Tests;

[Spec("I-29", "R-32")]
public sealed class HostileMetadata
{
    private static readonly string Okta = Documents.Okta(Certificates.Current);

    [Theory]
    [InlineData("<!DOCTYPE md:EntityDescriptor>")]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>""")]
    [InlineData("""<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>""")]
    public void A_DOCTYPE_is_refused_whatever_it_says(string doctype) =>
        Assert.Contains("DOCTYPE", Documents.Refused(doctype + Documents.WithKeys(Documents.Key(Certificates.Current))));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("exk1a2b3c4D5e6F7g8h9")]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>")]
    [InlineData("<a>")]
    [InlineData("<a/><b/>")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("<a>&unknown;</a>")]
    [InlineData("<a>&#0;</a>")]
    [InlineData("<p:a/>")]
    [InlineData("""<?xml version="1.1"?><a/>""")]
    public void What_is_not_XML_is_refused_with_the_place(string xml) =>
        Assert.Matches(@"not well-formed XML.*\(line \d+, position \d+\)", Documents.Refused(xml));

    [Fact]
    public void Only_UTF_8_is_read()
    {
        Assert.Contains("UTF-8", Documents.Refused(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Okta)).ToArray()));
        Assert.Contains("UTF-8", Documents.Refused(Encoding.Latin1.GetBytes(Documents.Entity("é"))));
        Assert.Contains("UTF-8", Documents.Refused("""<?xml version="1.0" encoding="utf-7"?><a/>"""));
    }

    [Fact]
    public void Bytes_are_counted_before_anything_is_read()
    {
        var padded = Okta + new string('\n', IdpMetadata.MaximumBytes - Encoding.UTF8.GetByteCount(Okta));

        Assert.StartsWith("http://www.okta.com/", Documents.Parse(padded).EntityId, StringComparison.Ordinal);
        Assert.Contains("larger than 256 kB", Documents.Refused(padded + "\n"));
        Assert.Contains("larger than 256 kB", Documents.Refused(new byte[IdpMetadata.MaximumBytes + 1]));
    }

    [Fact]
    public void Depth_is_bounded_also_where_nothing_is_read()
    {
        Assert.Single(Documents.Parse(Extended(Nested(31))).Certificates);
        Assert.Contains("deeper than 32", Documents.Refused(Extended(Nested(32))));
        Assert.Contains("deeper than 32", Documents.Refused(Nested(10_000)));
    }

    [Fact]
    public void Elements_are_counted()
    {
        const int around = 7; // the entity, its role, the key and the service
        Assert.Single(Documents.Parse(Extended(string.Concat(Enumerable.Repeat("<x/>", 1_000 - around)))).Certificates);
        Assert.Contains("more than 1000 elements", Documents.Refused(Extended(string.Concat(Enumerable.Repeat("<x/>", 1_001 - around)))));
    }

    [Fact]
    public void A_long_value_is_quoted_short()
    {
        var location = "http://" + new string('a', 5_000);

        Assert.InRange(Documents.Refused(Documents.WithKeys(Documents.Key(Certificates.Current))
            .Replace("https://idp.example/redirect", location, StringComparison.Ordinal)).Length, 100, 250);
    }

    [Fact]
    public void Damaged_metadata_is_taken_or_refused_and_never_anything_else()
    {
        var random = new Random(29);
        var original = Encoding.UTF8.GetBytes(Okta);
        var refused = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = original.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (round % 10 == 0)
                damaged = damaged[..random.Next(damaged.Length)];
            if (Record.Exception(() => IdpMetadata.Parse(damaged, Certificates.Now)) is { } exception)
            {
                Assert.IsType<MetadataException>(exception);
                refused++;
            }
        }

        Assert.InRange(refused, 200, 2_000);
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("<x>", depth)) + string.Concat(Enumerable.Repeat("</x>", depth));

    private static string Extended(string extension) => Documents.Entity(
        extension + Documents.Provider(Documents.Key(Certificates.Current) + Documents.Redirect));
}
