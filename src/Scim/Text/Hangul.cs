namespace Rolecall.Scim.Text;

/// <summary>The 11,172 Hangul syllables are composed by arithmetic, not by table: Unicode §3.12.</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int Trails = 0x11A7; // one before the first: a remainder of 0 means "no trail"
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TrailCount;

    public static bool IsSyllable(int codePoint) => (uint)(codePoint - Syllables) < SyllableCount;

    public static void Decompose(int syllable, List<int> into)
    {
        var (pair, trail) = Math.DivRem(syllable - Syllables, TrailCount);
        var (lead, vowel) = Math.DivRem(pair, VowelCount);
        into.Add(Leads + lead);
        into.Add(Vowels + vowel);
        if (trail != 0)
            into.Add(Trails + trail);
    }

    public static int? Compose(int first, int second)
    {
        if ((uint)(first - Leads) < LeadCount && (uint)(second - Vowels) < VowelCount)
            return Syllables + (((first - Leads) * VowelCount) + (second - Vowels)) * TrailCount;

        var takesTrail = IsSyllable(first) && (first - Syllables) % TrailCount == 0;
        return takesTrail && second > Trails && second < Trails + TrailCount ? first + (second - Trails) : null;
    }
}
