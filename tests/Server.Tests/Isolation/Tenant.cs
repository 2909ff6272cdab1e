using Rolecall.Domain.Credentials;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>A workspace with one of everything, whose every name holds one word that no other workspace has.</summary>
public sealed class Tenant(RunningServer server, TestWorkspace workspace, string word)
{
    private readonly Dictionary<string, IList<string>> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> secrets = new(StringComparer.OrdinalIgnoreCase) { word, workspace.ScimToken, workspace.ApiKey, workspace.OwnerLink };
    private int freshest;

    /// <summary>By kind: ids in the form of each kind that were never given to anything.</summary>
    public static IReadOnlyDictionary<string, string> Never { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["user"] = "0198f0a0-0000-7000-8000-000000000000", ["group"] = "0198f0a0-0000-7000-8000-000000000000",
        ["gadget"] = "0198f0a0-0000-7000-8000-000000000000", ["role"] = "987654321", ["member"] = "987654321", ["connection"] = "987654321",
        ["handle"] = "neverNever12", ["schema"] = "urn:example:never:2.0:Vault", ["type"] = "Neverwas", ["vault"] = "0198f0a0-0000-7000-8000-000000000000", ["run"] = "987654321",
    };

    public RunningServer Server => server;

    public TestWorkspace Workspace => workspace;

    public string Id => workspace.Id.ToString();

    public string Word => word;

    public string Type => char.ToUpperInvariant(word[0]) + word[1..];

    public string Schema => $"urn:example:{word}:2.0:Vault";

    /// <summary>A cursor of a walk through the users, and one through everything.</summary>
    public string Cursor { get; set; } = "";

    public string RootCursor { get; set; } = "";

    /// <summary>The version of a user.</summary>
    public string ETag { get; set; } = "";

    /// <summary>Of a request of the workspace's own client.</summary>
    public string RequestId { get; set; } = "";

    public IReadOnlyDictionary<string, IList<string>> Ids => ids;

    /// <summary>What nobody else may ever be told: the word, tokens, handles, and ids too long to be guessed.</summary>
    public IReadOnlyCollection<string> Secrets => secrets;

    /// <summary>Those who come with a credential of this workspace.</summary>
    public IList<Actor> Actors { get; } = [];

    public string One(string kind) => ids[kind][0];

    public void Add(string kind, string id)
    {
        if (!ids.TryGetValue(kind, out var known))
            ids[kind] = known = [];
        known.Add(id);
        if (id.Length > 10)
            secrets.Add(id);
    }

    /// <summary>Puts what is this workspace's own in the places of the words in braces.</summary>
    public string Fill(string text, string target = "")
    {
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        var filled = text
            .Replace("{fresh}", $"fresh{Interlocked.Increment(ref freshest)}", StringComparison.Ordinal)
            .Replace("{target}", target, StringComparison.Ordinal)
            .Replace("{workspace}", Id, StringComparison.Ordinal)
            .Replace("{roleName}", $"{word} reviewer", StringComparison.Ordinal)
            .Replace("{connectionName}", $"{word} Entra", StringComparison.Ordinal)
            .Replace("{tag}", ResourceTypes.Gadgets.Tag, StringComparison.Ordinal);
        return ids.Aggregate(filled, (so, kind) => so.Replace($"{{{kind.Key}}}", kind.Value[0], StringComparison.Ordinal));
    }

    /// <summary>The credential of the person with that user id.</summary>
    public async Task<string> GivenKeyAsync(string userId, DateTimeOffset? ends = null, DateTimeOffset? expires = null) =>
        await this.GivenCredentialAsync(TokenKind.Personal, (await workspace.StateAsync(userId)).Member.Number, null, ends, expires);

    public void Keep(SecretToken token)
    {
        secrets.Add(token.Text);
        Add("handle", token.Handle);
    }
}
