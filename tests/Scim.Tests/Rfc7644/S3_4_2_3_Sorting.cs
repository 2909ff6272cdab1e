using Rolecall.Scim.Sorting;

namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_4_2_3_Sorting
{
    [Theory, Spec("P-3.4.2.3-01")]
    [InlineData("userName", "userName")]
    [InlineData("USERNAME", "userName")]
    [InlineData("name.familyName", "name.familyName")]
    [InlineData("emails.value", "emails.value")]
    [InlineData("emails", "emails.value")]
    [InlineData("meta.lastModified", "meta.lastModified")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName", "userName")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", Types.Enterprise + ":department")]
    [InlineData("department", Types.Enterprise + ":department")]
    public void An_attribute_path_names_what_to_sort_by(string sortBy, string target) =>
        Assert.Equal(target, Sort.Parse(sortBy, null, Types.User)!.Target.ToString());

    [Theory, Spec("P-3.4.2.3-02")]
    [InlineData(null, false)]
    [InlineData("ascending", false)]
    [InlineData("Descending", true)]
    public void Ascending_is_the_default(string? sortOrder, bool descending) =>
        Assert.Equal(descending, Sort.Parse("userName", sortOrder, Types.User)!.Descending);

    [Theory, Spec("P-3.4.2.3-06", "P-3.4.2.3-01")]
    [InlineData("shoeSize", null)]
    [InlineData("", null)]
    [InlineData("name", null)]
    [InlineData("meta", "descending")]
    [InlineData("name.shoeSize", null)]
    [InlineData("password", null)]
    [InlineData("userName", "up")]
    [InlineData("userName", "")]
    [InlineData(null, "up")]
    public void What_is_no_order_is_an_invalid_value(string? sortBy, string? sortOrder) =>
        Refused.With(Refusal.InvalidValue, () => Sort.Parse(sortBy, sortOrder, Types.User)!);

    [Fact]
    public void Nothing_asked_is_no_order() => Assert.Null(Sort.Parse(null, "descending", Types.User));

    [Fact, Spec("P-3.4.2.1-01")]
    public void At_the_root_one_type_may_lack_the_attribute_but_not_all()
    {
        Assert.Equal(
            ["userName", null],
            Sort.ParseAtRoot("userName", null, [Types.User, Types.Group]).Select(sort => sort?.Target.ToString()));
        Refused.With(Refusal.InvalidValue, () => Sort.ParseAtRoot("shoeSize", null, [Types.User, Types.Group]));
    }
}
