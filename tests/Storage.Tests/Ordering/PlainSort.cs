using System.Globalization;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Sorting;
using Rolecall.Scim.Text;

namespace Rolecall.Storage.Tests.Ordering;

/// <summary>RFC 7644 §3.4.2.3 read once more, in memory: what SQL must agree with.</summary>
internal static class PlainSort
{
    /// <param name="members">In the order they were created.</param>
    public static IEnumerable<Member> Of(IReadOnlyList<Member> members, Sort sort)
    {
        var keyed = members.Select(member => (Member: member, Key: KeyOf(member, sort.Target))).ToArray();
        var with = keyed.Where(pair => pair.Key is not null);
        var without = keyed.Where(pair => pair.Key is null);
        var comparer = Comparer<string?>.Create((left, right) => CodePointOrder.Compare(left!, right!));
        var all = sort.Descending
            ? without.Concat(with.OrderByDescending(pair => pair.Key, comparer))
            : with.OrderBy(pair => pair.Key, comparer).Concat(without);
        return all.Select(pair => pair.Member);
    }

    /// <summary>As text that orders as the values do.</summary>
    private static string? KeyOf(Member member, AttributeTarget target) => target.ToString() switch
    {
        "id" or "meta.location" => member.Id!.Value.Value,
        "schemas" or "meta.resourceType" => "",
        "meta.created" => Time(member.Created),
        "meta.lastModified" => Time(member.Modified),
        "meta.version" => $"W/\"{member.Version}\"",
        MemberSchemas.RoleUrn + ":role" => member.Role.BuiltIn.Word(),
        MemberSchemas.RoleUrn + ":customRoleId" => member.Role.CustomId?.ToString(),
        MemberSchemas.RoleUrn + ":customRoleName" => member.Role.CustomName is { } name ? NameKey.Fold(name) : null,
        _ => KeyOf(target.Extension is { } extension ? member.Profile.Document.Complex(extension.Id) : member.Profile.Document, target),
    };

    private static string? KeyOf(ComplexNode? owner, AttributeTarget target)
    {
        var value = owner?[target.Attribute.Name];
        if (value is ListNode list)
            value = list.Items.OfType<ComplexNode>().FirstOrDefault(item => item.Flag("primary") == true) ?? list.Items[0];
        if (target.Sub is { } sub)
            value = (value as ComplexNode)?[sub.Name];
        return value switch
        {
            TextNode text => target.Leaf.CaseExact ? text.Value : NameKey.Fold(text.Value),
            FlagNode flag => flag.Value ? "1" : "0",
            _ => null,
        };
    }

    private static string Time(DateTimeOffset at) => at.UtcTicks.ToString("D20", CultureInfo.InvariantCulture);
}
