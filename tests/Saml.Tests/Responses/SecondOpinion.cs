using System.ComponentModel;
using System.Diagnostics;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>xmlsec1, which shares no line with us, verifies what we do and refuses what was edited.</summary>
/// <remarks>It is given the key as trusted; else it would judge the certificate in KeyInfo.</remarks>
[Spec("I-23")]
public sealed class SecondOpinion
{
    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public async Task It_agrees_on_genuine_and_on_edited_responses(string name)
    {
        Assert.SkipUnless(await IsInstalledAsync(), "xmlsec1 is not installed (apt-get install xmlsec1), so there is no second opinion on our canonical XML.");
        var provider = Providers.Named(name);
        foreach (var change in Texts)
        {
            var xml = provider.Respond(change);
            Assert.NotNull(provider.Verify(xml));
            Assert.Equal("", await JudgeAsync(provider, xml));
            Assert.NotEqual("", await JudgeAsync(provider, xml.Replace("session-1", "session-2", StringComparison.Ordinal)));
        }
    }

    private static readonly Func<string, string>?[] Texts =
    [
        null,
        xml => xml.Replace($">{Provider.Person}</", ">a&lt;b&#x9;c&#xD;&#xA;d&quot;e\u00E9\U0001F600&amp;amp; &gt;</", StringComparison.Ordinal),
        xml => xml.Replace("SessionIndex=", "z=\"&#x9;&#xA;&#xD;&quot;&lt;>'\u00E9\" SessionIndex=", StringComparison.Ordinal),
        xml => xml.Replace("SessionIndex=", "xmlns:b=\"urn:b\" xmlns:a=\"urn:z\" a:y=\"\" b:y=\"\" c=\"\" xml:lang=\"en\" SessionIndex=", StringComparison.Ordinal),
    ];

    private static async Task<bool> IsInstalledAsync()
    {
        try
        {
            return (await RunAsync("--version")).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Empty if it verifies every signature.</summary>
    private static async Task<string> JudgeAsync(Provider provider, string xml)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (key, file) = (Path.Combine(folder.FullName, "key.pem"), Path.Combine(folder.FullName, "response.xml"));
            await File.WriteAllTextAsync(key, provider.Key.Key.ExportSubjectPublicKeyInfoPem(), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(file, xml, TestContext.Current.CancellationToken);
            var signatures = Dom.All(Dom.Load(xml)).Where(element => element.LocalName == "Signature").Select(element => element.ParentNode!.LocalName);
            foreach (var signed in signatures)
            {
                var (code, error) = await RunAsync(
                    "--verify", "--pubkey-pem", key, "--enabled-key-data", "key-name,rsa,ecdsa",
                    "--id-attr:ID", "urn:oasis:names:tc:SAML:2.0:protocol:Response", "--id-attr:ID", "urn:oasis:names:tc:SAML:2.0:assertion:Assertion",
                    "--node-xpath", $"//*[local-name()='{signed}']/*[local-name()='Signature']", file);
                if (code != 0)
                    return error;
            }

            return "";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("xmlsec1", arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, $"xmlsec1 ended with {process.ExitCode}: {error}");
    }
}
