using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>Types that no attribute of ours has so far, but that schemas know (RFC 7643 §2.3).</summary>
public sealed class ValuesOfOtherTypes : IDisposable
{
    private static readonly ResourceType Type = new("User", "", "/Users", new Schema("urn:example:User", "User", "",
    [
        new("age", "", AttributeType.Integer),
        new("weight", "", AttributeType.Decimal),
        new("hired", "", AttributeType.DateTime),
        new("tags", "") { MultiValued = true },
        new("desks", "", AttributeType.Complex)
        {
            MultiValued = true, SubAttributes = [new("floor", "", AttributeType.Integer), new("keys", "") { MultiValued = true }],
        },
    ]), []);

    private readonly MemberFile file = MemberFile.Create();

    public ValuesOfOtherTypes()
    {
        file.Add(new StoredMember(1, Json.Read("""{ "userName": "ann" }""")));
        file.Add(new StoredMember(2, Json.Read("""{ "userName": "bob" }""")));
        file.Execute("update members set search = @search where member = 1", ("@search", SearchDocument.Of(Type, Json.Read("""
            {
              "age": 9, "weight": 70.5, "hired": "2026-01-01T01:00:00+02:00", "tags": [ "Red", "x y" ],
              "desks": [ { "floor": 3, "keys": [ "A1", "B2" ] }, { "floor": 10 } ]
            }
            """))));
    }

    public void Dispose() => file.Dispose();

    [Theory]
    [Spec("P-3.4.2.2-05", "P-3.4.2.2-09")]
    [InlineData("age eq 9")]
    [InlineData("age lt 10")]
    [InlineData("age gt 8.5")]
    [InlineData("weight eq 70.5")]
    [InlineData("weight eq 7.05e1")]
    [InlineData("hired eq \"2025-12-31T23:00:00Z\"")]
    [InlineData("hired lt \"2026-01-01T00:00:00Z\"")]
    [InlineData("tags eq \"red\"")]
    [InlineData("tags sw \"x\"")]
    [InlineData("tags pr")]
    [InlineData("desks.floor gt 9")]
    [InlineData("desks.keys eq \"b2\"")]
    [InlineData("desks[floor eq 3 and keys eq \"a1\" and keys eq \"b2\"]")]
    [InlineData("desks[floor eq 10 and not (keys pr)]")]
    public void Are_compared_as_what_they_are(string filter) => Assert.Equal([1], file.Find(Filter.Parse(filter, Type)));

    [Theory]
    [InlineData("age eq 90")]
    [InlineData("age lt 9")]
    [InlineData("weight lt 9")]
    [InlineData("hired gt \"2026-01-01T00:00:00Z\"")]
    [InlineData("desks[floor eq 10 and keys pr]")]
    [InlineData("desks[floor eq 10 and keys eq \"a1\"]")]
    public void And_not_otherwise(string filter) => Assert.Empty(file.Find(Filter.Parse(filter, Type)));
}
