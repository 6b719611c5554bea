namespace Rezolve.Mapping.Values.Normalization;

/// <summary>The Korean syllables: 19 leading consonants by 21 vowels by 27 trailing consonants or none, numbered in this order.</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLeading = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int NoTrailing = 0x11A7;
    private const int Leadings = 19;
    private const int Vowels = 21;
    private const int Trailings = 28;

    /// <summary>Whether a code point is a syllable.</summary>
    public static bool IsSyllable(int point) => (uint)(point - FirstSyllable) < Leadings * Vowels * Trailings;

    /// <summary>Whether a code point may join the one before it.</summary>
    public static bool MayJoin(int point) => (uint)(point - FirstVowel) < Vowels || (uint)(point - NoTrailing - 1) < Trailings - 1;

    /// <summary>Adds the two or three letters of a syllable.</summary>
    public static void Decompose(int syllable, List<int> points)
    {
        var (rest, trailing) = Math.DivRem(syllable - FirstSyllable, Trailings);
        points.Add(FirstLeading + (rest / Vowels));
        points.Add(FirstVowel + (rest % Vowels));
        if (trailing != 0)
            points.Add(NoTrailing + trailing);
    }

    /// <summary>The syllable of a leading consonant and a vowel, or of a syllable without trailing consonant and one; 0 for any other pair.</summary>
    public static int Compose(int first, int second)
    {
        if ((uint)(first - FirstLeading) < Leadings && (uint)(second - FirstVowel) < Vowels)
            return FirstSyllable + ((((first - FirstLeading) * Vowels) + second - FirstVowel) * Trailings);
        var isOpen = IsSyllable(first) && (first - FirstSyllable) % Trailings == 0;
        return isOpen && (uint)(second - NoTrailing - 1) < Trailings - 1 ? first + second - NoTrailing : 0;
    }
}
