using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Members;

public sealed record MembersModel(
    MembersQuery Query, IReadOnlyList<Option> Roles, IReadOnlyList<MemberLine> Lines, long Total, string? Next, string? Error);

/// <summary>What is asked for, as it stands in the address.</summary>
/// <param name="After">Where the page begins; null for the first.</param>
public sealed record MembersQuery(string? Search, string Status, string Role, string Source, string Sort, bool Descending, string? After)
{
    public bool IsPlain => Search is null && Status == "" && Role == "" && Source == "";

    /// <summary>The query of a URL, less the page.</summary>
    public string Text(string? sort = null, bool? descending = null)
    {
        var parts = new[]
        {
            ("q", Search ?? ""), ("status", Status), ("role", Role), ("source", Source), ("sort", sort ?? Sort), ("order", descending ?? Descending ? "descending" : ""),
        };
        return string.Join('&', parts.Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));
    }
}

public sealed record MemberLine(
    long Number, string Name, string UserName, bool Active, string Role, string RoleTone, string? Manager, DateTimeOffset Modified);
