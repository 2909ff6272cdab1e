using System.Text;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Members;

/// <summary>What is left of a requested profile once the policy profile_updates has had its say (M7).</summary>
/// <param name="Applied">The profile from now on.</param>
/// <param name="Withheld">What was sent and not applied; Sent null for a value that was to be cleared.</param>
internal sealed record ProfileMerge(ComplexNode Applied, IReadOnlyList<WithheldValue> Withheld)
{
    /// <summary>What the guide lets the identity provider change after creation; role attributes are not part of the profile.</summary>
    private static readonly string[] Free = ["active", "externalId", "roles"];

    public static ProfileMerge Of(ComplexNode before, ComplexNode requested, ProfileUpdates policy)
    {
        if (policy == ProfileUpdates.Full)
            return new ProfileMerge(requested, []);

        var withheld = new List<WithheldValue>();
        return new ProfileMerge(FillEmpty("", before, requested, withheld), withheld);
    }

    /// <summary>Keeps every value there is, takes new ones where there is none, and notes what differed.</summary>
    private static ComplexNode FillEmpty(string prefix, ComplexNode before, ComplexNode requested, List<WithheldValue> withheld)
    {
        var result = before;
        foreach (var name in requested.Select(attribute => attribute.Key).Union(before.Select(attribute => attribute.Key)))
        {
            var had = before[name];
            var asked = requested[name];
            if (had is null || (prefix.Length == 0 && Free.Contains(name)))
                result = result.With(name, asked);
            else if (had is ComplexNode part && asked is null or ComplexNode)
                result = result.With(name, FillEmpty(Within(prefix, name), part, asked as ComplexNode ?? ComplexNode.Empty, withheld));
            else if (!had.Equals(asked))
                withheld.Add(new WithheldValue(prefix + name, asked));
        }

        return result;
    }

    /// <summary>"name." for a complex attribute, "urn:…:User:" for an extension (RFC 7644 §3.10).</summary>
    private static string Within(string prefix, string name) => prefix + name + (name.Contains(':', StringComparison.Ordinal) ? ':' : '.');
}

internal sealed record WithheldValue(string Attribute, Node? Sent)
{
    public string? SentJson => Sent is null ? null : Encoding.UTF8.GetString(DocumentJson.ToUtf8(Sent).Span);
}
