using System.Text.Json;
using CsCheck;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>Filters as clients write them, on all kinds of attributes and with every operator they have.</summary>
internal static class RandomFilters
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private const string Role = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

    private static readonly Gen<string> TextOperator = Gen.OneOf("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");

    private static readonly Gen<string> Equality = Gen.OneOf("eq", "ne");

    private static readonly Gen<string> TextAttribute = Gen.OneOf(
        "userName", "externalId", "displayName", "title", "profileUrl", "name.familyName", "name.givenName", "emails", "emails.value",
        "emails.type", "emails.display", "ims.value", "ims.type", "photos.value", "roles", "addresses.locality", "groups", "groups.value", "groups.display",
        "groups.type",
        Enterprise + ":department", Enterprise + ":manager", Enterprise + ":manager.displayName");

    private static readonly Gen<string> OursAttribute = Gen.OneOf(
        "id", "schemas", "groups", "groups.value", "groups.$ref", "groups.type", "meta.resourceType", "meta.version", "meta.location",
        Role + ":role", Role + ":customRoleId", Role + ":customRoleName");

    public static readonly Gen<string> OursText = Gen.OneOf(
        "00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-00000000000", "User", "user",
        "urn:ietf:params:scim:schemas:core:2.0:User", Enterprise, Role, "urn", "W/\"1\"", "W/\"2\"", "1",
        StoredMember.Location + "00000000-0000-7000-8000-000000000002", StoredMember.Location,
        "00000000-0000-7000-9000-000000000001", StoredMember.Root + "/Groups/00000000-0000-7000-9000-000000000002", "direct", "DIRECT",
        "admin", "Member", "limited_", "1001", "1002", "0", "AUDITOR", "STRASSE", "a");

    private static readonly Gen<string> Anything = Gen.OneOf(
        "userName", "externalId", "displayName", "title", "active", "name", "name.givenName", "emails", "emails.value", "emails.primary",
        "ims", "ims.display", "ims.primary", "photos", "addresses", "groups", "groups.value", "groups.display", "schemas", "id", "meta", "meta.version",
        Enterprise + ":department", Enterprise + ":manager", Role + ":role", Role + ":customRoleId", Role + ":customRoleName");

    public static readonly Gen<string> Moment = Gen.OneOf(
        "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.001Z", "2026-01-01T02:00:00.002+02:00", "2026-01-01T00:00:00.0015Z",
        "2026-01-01T00:00:00.0020001Z", "2025-12-31T23:59:59.9999999Z", "1960-01-01T00:00:00.0001Z");

    private static readonly Gen<string> Inside = Nested(Gen.OneOf(
        Gen.Select(Gen.OneOf("value", "type", "display"), TextOperator, RandomMembers.Text, Compare),
        Gen.Select(Equality, Gen.OneOf("true", "false"), (op, flag) => $"primary {op} {flag}"),
        Gen.Select(Gen.OneOf("value", "type", "display", "primary"), Equality, (name, op) => $"{name} {op} null"),
        Gen.OneOf("value", "type", "display", "primary").Select(name => $"{name} pr")), 2);

    private static readonly Gen<string> InsideGroups = Nested(Gen.OneOf(
        Gen.Select(Gen.OneOf("value", "$ref", "type"), TextOperator, OursText, Compare),
        Gen.Select(Gen.OneOf("display", "value"), TextOperator, RandomMembers.Text, Compare),
        Gen.OneOf("value", "$ref", "type", "display").Select(name => $"{name} pr")), 2);

    private static readonly Gen<string> Term = Gen.Frequency(
        (6, Gen.Select(TextAttribute, TextOperator, RandomMembers.Text, Compare)),
        (3, Gen.Select(TextAttribute, RandomMembers.Text, (name, text) => Compare(name, "eq", text))),
        (1, Gen.Select(TextAttribute, TextOperator, (name, op) => Compare(name, op, ""))),
        (3, Gen.Select(OursAttribute, TextOperator, OursText, Compare)),
        (1, Gen.Select(Gen.OneOf("active", "emails.primary", "ims.primary"), Equality, Gen.Bool, (name, op, flag) =>
            $"{name} {op} {(flag ? "true" : "false")}")),
        (2, Gen.Select(
            Gen.OneOf("meta.created", "meta.lastModified"), Gen.OneOf("eq", "ne", "gt", "ge", "lt", "le"), Moment, Compare)),
        (2, Anything.Select(name => $"{name} pr")),
        (1, Gen.Select(Anything, Equality, (name, op) => $"{name} {op} null")),
        (3, Gen.Select(Gen.OneOf("emails", "ims", "photos", "roles"), Inside, (name, inside) => $"{name}[{inside}]")),
        (2, InsideGroups.Select(inside => $"groups[{inside}]")));

    public static readonly Gen<string> Any = Nested(Term, 3);

    public static Gen<string> Nested(Gen<string> term, int depth)
    {
        if (depth == 0)
            return term;
        var inner = Nested(term, depth - 1);
        return Gen.Frequency(
            (3, term),
            (2, Gen.Select(inner, inner, (left, right) => $"{left} and {right}")),
            (2, Gen.Select(inner, inner, (left, right) => $"({left} or {right})")),
            (1, inner.Select(filter => $"not ({filter})")));
    }

    private static string Compare(string name, string op, string text) => $"{name} {op} {JsonSerializer.Serialize(text)}";
}
