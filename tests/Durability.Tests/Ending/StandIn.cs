using System.Net;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Ending;

/// <summary>The stand-in identity provider as a process of its own, set up by its own forms. It signs in whom it is told to, over SAML.</summary>
internal sealed class StandIn : IDisposable
{
    private readonly string folder;
    private readonly Daemon process;
    private readonly HttpClient http;
    private string app = "";

    private StandIn(string folder, Daemon process, Uri address)
    {
        (this.folder, this.process) = (folder, process);
        // A browser names the origin of a form; what names none is refused.
        http = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { { "Origin", address.GetLeftPart(UriPartial.Authority) } } };
    }

    /// <summary>Holds the identity provider's metadata.</summary>
    public string MetadataFile => Path.Combine(folder, "metadata.xml");

    public static async Task<StandIn> StartAsync()
    {
        var own = Directory.CreateTempSubdirectory("stand-in-").FullName;
        var address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        var running = Daemon.Start(
            $"{PublishedServer.Executable} stand-in --urls {address.GetLeftPart(UriPartial.Authority)} --state {Path.Combine(own, "state.json")}",
            Path.Combine(own, "log"));
        var standIn = new StandIn(own, running, address);
        standIn.app = Between(await standIn.ReadyAsync(), "href=\"/apps/", "\"");
        await File.WriteAllTextAsync(standIn.MetadataFile, await standIn.http.GetStringAsync($"/app/{standIn.app}/sso/saml/metadata"));
        return standIn;
    }

    /// <summary>Tells it of the application, and assigns everybody whom it knows.</summary>
    public async Task JoinAsync(string acs, string audience)
    {
        await PostAsync($"/apps/{app}/sign-on", ("method", "saml"), ("acsUrl", acs), ("entityId", audience), ("signed", "Both"));
        var people = await http.GetStringAsync($"/apps/{app}/assignments/people");
        foreach (var part in people.Split($"href=\"/apps/{app}/assignments/people/").Skip(1))
            await PostAsync($"/apps/{app}/assignments/people/{part[..part.IndexOf('"', StringComparison.Ordinal)]}", ("role", ""));
    }

    /// <param name="request">Where a browser was sent to.</param>
    /// <returns>The response that the browser is to post.</returns>
    public async Task<string> SignInAsync(Uri request, string userName)
    {
        using var asked = await http.GetAsync(request);
        asked.EnsureSuccessStatusCode();
        var handle = asked.RequestMessage!.RequestUri!.AbsolutePath;
        var person = Between(await PostAsync(handle, ("userName", userName)), "name=\"person\" value=\"", "\"");
        return WebUtility.HtmlDecode(Between(await PostAsync($"{handle}/confirm", ("person", person)), "name=\"SAMLResponse\" value=\"", "\""));
    }

    public void Dispose()
    {
        http.Dispose();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> ReadyAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await http.GetStringAsync("/apps");
            }
            catch (HttpRequestException) when (tries < 3000 && !process.HasExited)
            {
                await Task.Delay(10);
            }
        }
    }

    private async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await http.PostAsync(path, form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} of the stand-in was answered {(int)answer.StatusCode}: {text}");
        return text;
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no {before} in {text}");
        start += before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
