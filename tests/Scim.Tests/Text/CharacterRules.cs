using System.Text.Json;
using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Tests.Text;

/// <summary>Which characters strings may hold .</summary>
public sealed class CharacterRules
{
    [Theory, Spec("R-29")]
    [InlineData("\u0000")]
    [InlineData("\u0007")]
    [InlineData("\u007F")]
    [InlineData("\u0085")]
    [InlineData("\u009F")]
    [InlineData("\u202A")]
    [InlineData("\u202E")]
    [InlineData("\u2066")]
    [InlineData("\u2069")]
    public void Controls_and_bidi_overrides_are_refused_everywhere(string character)
    {
        foreach (var attribute in new[] { "userName", "externalId", "displayName", "name.givenName", "name.formatted", "title", "profileUrl", "roles", "department" })
            Refused.With(Refusal.InvalidValue, () => User(attribute, $"a{character}b"));
        Refused.With(Refusal.InvalidValue, () => User("emails", $"a{character}@x.example"));
    }

    [Theory, Spec("R-29")]
    [InlineData("\u200B")]
    [InlineData("\u200D")]
    [InlineData("\u200E")]
    [InlineData("\u061C")]
    [InlineData("\u2060")]
    [InlineData("\uFEFF")]
    [InlineData("\u00AD")]
    [InlineData("\u2028")]
    [InlineData("\u0378")]
    [InlineData("\uFFFF")]
    [InlineData("\U000E0041")]
    [InlineData("\U000E0080")]
    public void What_cannot_be_seen_or_is_not_assigned_is_refused_in_identifiers_alone(string character)
    {
        foreach (var attribute in new[] { "userName", "externalId", "emails" })
            Refused.With(Refusal.InvalidValue, () => User(attribute, $"a{character}b"));
        foreach (var attribute in new[] { "displayName", "name.familyName", "addresses.formatted" })
            User(attribute, $"a{character}b");
    }

    [Theory, Spec("R-29")]
    [InlineData("آرش\u200Cنیا")]
    [InlineData("क्\u200Dष")]
    [InlineData("👩\u200D🚀")]
    [InlineData("Zoë")]
    [InlineData("Zoe\u0308")]
    public void Names_of_all_scripts_are_kept_as_they_were_sent(string name) =>
        Assert.Equal(name, User("displayName", name).Text("displayName"));

    [Fact, Spec("R-29")]
    public void Lines_may_break_where_text_has_lines()
    {
        const string lines = "1 Main St\r\n\tReno";
        Assert.Equal(lines, User("name.formatted", lines).Complex("name")?.Text("formatted"));
        User("addresses", lines, "formatted");
        User("addresses", lines, "streetAddress");
        Refused.With(Refusal.InvalidValue, () => User("addresses", lines, "locality"));
        Refused.With(Refusal.InvalidValue, () => User("displayName", lines));
        Refused.With(Refusal.InvalidValue, () => User("name.givenName", lines));
    }

    [Fact, Spec("R-29")]
    public void The_refusal_names_the_character_and_counts_characters_not_code_units() =>
        Assert.Equal(
            "'userName' must not contain the character U+200B, found at position 3; remove it.",
            Refused.With(Refusal.InvalidValue, () => User("userName", "😀a\u200Bb")).Message);

    [Fact, Spec("R-29")]
    public void What_a_patch_makes_out_of_a_filter_obeys_the_same_rules() =>
        Refused.With(Refusal.InvalidValue, () => Wire.PatchedUser("", """
            { "op": "add", "path": "emails[value eq \"a\u200Bb\"].type", "value": "work" }
            """));

    private static ComplexNode User(string attribute, string text, string? sub = null)
    {
        // Not by the gate, which has its own word about U+0000.
        var value = JsonSerializer.Serialize(text);
        var parts = attribute.Split('.');
        var inner = sub ?? (parts.Length > 1 ? parts[1] : null);
        var json = $$"""{ "{{parts[0]}}": {{(inner is null ? value : $$"""{ "{{inner}}": {{value}} }""")}} }""";
        return ResourceReader.Read(Types.User, JsonElement.Parse(json)).Document;
    }
}
