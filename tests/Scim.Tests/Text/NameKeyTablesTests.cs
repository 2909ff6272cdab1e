using System.Security.Cryptography;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Tests.Text;

public sealed class NameKeyTablesTests
{
    [Fact, Spec("R-30")]
    public void The_tables_of_version_1_never_change()
    {
        // Keys are stored. Other tables are another version, in another file (eng/unicode-tables).
        using var tables = typeof(NameKey).Assembly.GetManifestResourceStream("NameKey.v1.bin");
        Assert.NotNull(tables);
        Assert.Equal(
            "35DC7E2FC2838871BAC831048B22E54F27EE27DC4CA42030B1417AADE0B15683", Convert.ToHexString(SHA256.HashData(tables)));
        Assert.Equal(1, NameKey.Version);
        Assert.Equal(new Version(15, 0, 0), UnicodeTables.Current.UnicodeVersion);
    }

    [Fact, Spec("R-56")]
    public void The_self_test_passes_on_sound_tables() => NameKey.SelfTest();

    [Fact, Spec("R-56")]
    public void The_self_test_stops_the_start_when_a_key_differs() =>
        Assert.Throws<InvalidOperationException>(() => NameKey.Prove([("\uFB01", "fl")]));
}
