using System.Globalization;

namespace Rezolve.Json.Paths.Regexps;

/// <summary>
/// The general categories of Unicode that RFC 9485 names. The platform's expressions know them up to U+FFFF only,
/// so the ranges beyond are gathered from its character tables, once.
/// </summary>
internal static class Categories
{
    private const int FirstPair = 0x10000;
    private const int LastCodePoint = 0x10FFFF;

    // In the order of UnicodeCategory. Surrogates (Cs) stand here to keep that order; RFC 9485 does not name them.
    private static readonly string[] Names =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc",
        "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    private static readonly Lazy<List<(int First, int Last, string Name)>> Table = new(ReadTable);

    public static bool IsKnown(string name) => name switch
    {
        { Length: 1 } => "LMNPZSC".Contains(name, StringComparison.Ordinal),
        "Cs" => false,
        _ => Array.IndexOf(Names, name) >= 0,
    };

    /// <summary>The ranges beyond U+FFFF of a category such as <c>Lu</c>, or of a family such as <c>L</c>; in order and apart.</summary>
    public static IEnumerable<(int First, int Last)> Pairs(string name)
    {
        (int First, int Last)? open = null;
        foreach (var (first, last, category) in Table.Value)
        {
            if (!category.StartsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            if (open is { } range && range.Last + 1 == first)
            {
                open = (range.First, last);
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = (first, last);
        }

        if (open is { } end)
        {
            yield return end;
        }
    }

    private static List<(int First, int Last, string Name)> ReadTable()
    {
        var table = new List<(int, int, string)>();
        var first = FirstPair;
        var category = CharUnicodeInfo.GetUnicodeCategory(first);
        for (var codePoint = FirstPair + 1; codePoint <= LastCodePoint + 1; codePoint++)
        {
            var next = codePoint > LastCodePoint ? (UnicodeCategory)(-1) : CharUnicodeInfo.GetUnicodeCategory(codePoint);
            if (next != category)
            {
                table.Add((first, codePoint - 1, Names[(int)category]));
                (first, category) = (codePoint, next);
            }
        }

        return table;
    }
}
