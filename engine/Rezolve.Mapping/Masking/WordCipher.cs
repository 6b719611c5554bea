using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rezolve.Mapping.Masking;

/// <summary>
/// Puts another word in the place of a word: of the same length, with capitals in the same places, digits for digits, and always the same one.
/// Different words get different ones, as far as there are enough of that length.
/// </summary>
/// <param name="seed">What the choice depends on; without it nobody can tell which word stood there.</param>
internal sealed class WordCipher(string seed)
{
    private const int ShortestNumber = 4;
    private const int Attempts = 64;
    private const string Consonants = "bdfgklmnprstvz";
    private const string Vowels = "aeiou";

    // One for each of these, so that a test still sees letters beyond ASCII where there were some.
    private const string Accented = "áéíóöőúüűñçø";
    private const string Ideographs = "山川田中村林森木";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(seed);
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>A text with each word replaced; what stands between words stays, and so do single letters and numbers of up to three digits.</summary>
    public string Words(string text)
    {
        var written = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsOfWord(text[end]))
                end++;
            written.Append(end > start ? Word(text[start..end]) : text[end].ToString());
            start = Math.Max(end, start + 1);
        }
        return written.ToString();
    }

    /// <summary>A text with every digit replaced; the first of a number does not become zero.</summary>
    public string Digits(string text)
    {
        var chance = Chance(new string([.. text.Where(char.IsAsciiDigit)]), 0);
        return string.Create(text.Length, (text, chance), static (written, given) =>
        {
            for (var i = 0; i < written.Length; i++)
                written[i] = char.IsAsciiDigit(given.text[i]) ? (char)('1' + ((given.chance[i % given.chance.Length] + i) % 9)) : given.text[i];
        });
    }

    /// <summary>A number below a limit that stands for a text.</summary>
    public int Number(string text, int limit) => (int)(BitConverter.ToUInt32(Chance(text, 0)) % (uint)limit);

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;

    private string Word(string word)
    {
        var isNumber = word.All(char.IsAsciiDigit);
        if (isNumber ? word.Length < ShortestNumber : word.Length < 2)
            return word;
        var plain = word.ToLowerInvariant();
        if (!_known.TryGetValue(plain, out var other))
            _known[plain] = other = Fresh(plain, isPlain: word.All(char.IsLetter));
        return string.Create(word.Length, (word, other), static (text, pair) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = char.IsUpper(pair.word[i]) ? char.ToUpperInvariant(pair.other[i]) : pair.other[i];
        });
    }

    private string Fresh(string word, bool isPlain)
    {
        var made = word;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            made = Make(word, Chance(word, attempt), isPlain);
            if (made != word && _given.Add(made))
                break;
        }
        return made;
    }

    private static string Make(string word, byte[] chance, bool isPlain) => string.Create(word.Length, (word, chance, isPlain), static (text, made) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = Letter(made.word[i], made.chance[i % made.chance.Length] + (i / made.chance.Length * 7), i, made.isPlain);
    });

    private static char Letter(char old, int chance, int place, bool isPlain) => old switch
    {
        >= '0' and <= '9' => place == 0 ? (char)('1' + (chance % 9)) : (char)('0' + (chance % 10)),
        <= '\x7f' when !isPlain => (char)('a' + (chance % 26)),
        <= '\x7f' => place % 2 == 0 ? Consonants[chance % Consonants.Length] : Vowels[chance % Vowels.Length],
        _ when char.GetUnicodeCategory(old) == UnicodeCategory.OtherLetter => Ideographs[chance % Ideographs.Length],
        _ when char.IsSurrogate(old) || !char.IsLetter(old) => old,
        _ => Accented[chance % Accented.Length],
    };

    private byte[] Chance(string word, int attempt) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{attempt}:{word}")));
}
