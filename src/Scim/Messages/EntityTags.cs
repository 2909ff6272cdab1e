namespace Rolecall.Scim.Messages;

/// <summary>The conditions of a request on the version of its resource: If-Match and If-None-Match (RFC 9110 §13.1, RFC 7644 §3.14).</summary>
/// <remarks>Compared weakly: our tags are weak, because two answers in one version may differ in the attributes they show.</remarks>
public sealed class EntityTags
{
    private readonly TagList? match;
    private readonly TagList? noneMatch;

    private EntityTags(TagList? match, TagList? noneMatch)
    {
        this.match = match;
        this.noneMatch = noneMatch;
    }

    /// <summary>The tag of a version, for the header and for meta.version.</summary>
    public static string Of(long version) => $"W/\"{version}\"";

    /// <summary>Null when the request sets no condition.</summary>
    /// <exception cref="RefusedException">InvalidSyntax: a condition that cannot be read must not be taken for none.</exception>
    public static EntityTags? Parse(string? ifMatch, string? ifNoneMatch)
    {
        var ifMatching = TagList.Parse("If-Match", ifMatch);
        var unlessMatching = TagList.Parse("If-None-Match", ifNoneMatch);
        return ifMatching is null && unlessMatching is null ? null : new EntityTags(ifMatching, unlessMatching);
    }

    /// <summary>Whether a resource in that version meets the conditions.</summary>
    public bool Matches(long version)
    {
        var tag = version.ToString();
        return match?.Has(tag) != false && noneMatch?.Has(tag) != true;
    }
}
