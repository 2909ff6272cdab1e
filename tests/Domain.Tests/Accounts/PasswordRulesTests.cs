using Rolecall.Domain.Accounts;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly PasswordRules Rules = new(new HashSet<string> { "passwordpassword", "Qwertyuiop123" });
    private static readonly PasswordContext Ada = new("Acme Turbines", "Ada King-Lovelace", "a.countess@analytical.example");

    [Theory, Spec("R-01")]
    [InlineData("x", 12)]
    [InlineData("x", 256)]
    [InlineData("😀", 12)]
    [InlineData("😀", 256)]
    [InlineData("ß", 12)]
    [InlineData(" ", 12)]
    [InlineData("\0", 12)]
    public void Twelve_to_256_characters_of_any_kind_will_do(string character, int count) =>
        Rules.Check(string.Concat(Enumerable.Repeat(character, count)), Ada);

    [Theory, Spec("R-01")]
    [InlineData("x", 11, "at least 12 characters")]
    [InlineData("😀", 11, "at least 12 characters")]
    [InlineData("x", 0, "at least 12 characters")]
    [InlineData("x", 257, "at most 256 characters")]
    [InlineData("😀", 257, "at most 256 characters")]
    public void One_fewer_and_one_more_will_not(string character, int count, string sentence) =>
        Assert.Contains(sentence, Refused(string.Concat(Enumerable.Repeat(character, count))));

    [Fact, Spec("R-01")]
    public void Half_a_character_is_refused() => Assert.Contains("half a character", Refused("correct horse \ud83d"));

    [Theory, Spec("R-02")]
    [InlineData("passwordpassword")]
    [InlineData("PasswordPassword")]
    [InlineData("qwertyuiop123")]
    [InlineData("ｑｗｅｒｔｙｕｉｏｐ123")]
    public void The_commonest_are_refused_in_any_spelling(string password) => Assert.Contains("among the commonest", Refused(password));

    [Theory, Spec("R-02")]
    [InlineData("rolecall2026!")]
    [InlineData("RolecallRolecall")]
    [InlineData("acmeturbines1")]
    [InlineData("Turbines-2026")]
    [InlineData("adakinglovelace")]
    [InlineData("Lovelace12345")]
    [InlineData("countess!!!!")]
    [InlineData("Analytical-1234")]
    [InlineData("ＡＮＡＬＹＴＩＣＡＬ-1234")]
    public void What_is_mostly_made_of_words_around_the_person_is_refused(string password) => Assert.Contains("mostly made of", Refused(password));

    [Theory, Spec("R-02")]
    [InlineData("ada likes horse batteries")]
    [InlineData("acme-81-steeple-fog")]
    [InlineData("passwordpassword2")]
    public void A_word_among_enough_others_does_no_harm(string password) => Rules.Check(password, Ada);

    [Fact, Spec("R-02")]
    public void Names_of_any_letters_are_read_as_words()
    {
        var context = new PasswordContext("😀Łódź🙂", Name: "\ud83d", Email: "");

        Assert.Throws<RefusedException>(() => Rules.Check("łódźłódź1234", context));
        Rules.Check("correct horse", context);
        Rules.Check("correct horse", new PasswordContext());
    }

    private static string Refused(string password)
    {
        var refused = Assert.Throws<RefusedException>(() => Rules.Check(password, Ada));
        Assert.Equal(Refusal.InvalidValue, refused.Refusal);
        return refused.Message;
    }
}
