using System.Globalization;

namespace Rezolve.Mapping.Values.Normalization;

/// <summary>What Unicode says of each code point: its combining class, its canonical mapping, what composes. Read once, when first needed.</summary>
internal sealed class NormalFacts
{
    private const string Resource = "Rezolve.Mapping.Values.Normalization.normalization.txt";
    private const int PageSize = 256;
    private const ushort Changes = 0x100;

    private static readonly Lazy<NormalFacts> Loaded = new(Load);

    // One trait for each code point, in pages; most pages hold nothing and are not there.
    private readonly ushort[]?[] _pages = new ushort[]?[0x110000 / PageSize];
    private readonly Dictionary<int, (int First, int Second)> _mappings = [];
    private readonly Dictionary<long, int> _compositions = [];

    private NormalFacts()
    {
    }

    /// <summary>The facts that are shipped.</summary>
    public static NormalFacts Shipped => Loaded.Value;

    /// <summary>The combining class of a trait; 0 for a letter.</summary>
    public static int ClassOf(ushort trait) => trait & 0xFF;

    /// <summary>Whether what has this trait may look different in normal form, or may join what stands before it.</summary>
    public static bool MayChange(ushort trait) => (trait & Changes) != 0;

    /// <summary>The trait of a code point.</summary>
    public ushort TraitOf(int point) => _pages[point / PageSize] is { } page ? page[point % PageSize] : (ushort)0;

    /// <summary>What a code point is taken apart into, second 0 where it is one; null where it stays.</summary>
    public (int First, int Second)? MappingOf(int point) => _mappings.TryGetValue(point, out var mapping) ? mapping : null;

    /// <summary>The one code point for two; 0 where there is none.</summary>
    public int Compose(int first, int second) =>
        _compositions.TryGetValue(Pair(first, second), out var composed) ? composed : Hangul.Compose(first, second);

    private static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    private static NormalFacts Load()
    {
        var facts = new NormalFacts();
        using var reader = new StreamReader(typeof(NormalFacts).Assembly.GetManifestResourceStream(Resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            if (line.IndexOf('=') is var equals and > 0)
                facts.AddMapping(Hex(line.AsSpan(0, equals)), line.AsSpan(equals + 1));
            else
                facts.AddClass(line);
        }
        for (var point = 0x1161; point < 0x1200; point++)
        {
            if (Hangul.MayJoin(point))
                facts.Trait(point) |= Changes;
        }
        return facts;
    }

    // "300-314 230"
    private void AddClass(ReadOnlySpan<char> line)
    {
        var dash = line.IndexOf('-');
        var space = line.IndexOf(' ');
        var order = byte.Parse(line[(space + 1)..], CultureInfo.InvariantCulture);
        for (var point = Hex(line[..dash]); point <= Hex(line[(dash + 1)..space]); point++)
            Trait(point) |= order;
    }

    // "C0=41 300", "212B=C5", "958=915 93C!"
    private void AddMapping(int point, ReadOnlySpan<char> parts)
    {
        var isExcluded = parts.EndsWith("!");
        var space = parts.IndexOf(' ');
        var first = Hex(space < 0 ? parts : parts[..space]);
        var second = space < 0 ? 0 : Hex(parts[(space + 1)..].TrimEnd('!'));
        _mappings.Add(point, (first, second));
        if (second == 0 || isExcluded)
        {
            Trait(point) |= Changes;
            return;
        }
        _compositions.Add(Pair(first, second), point);
        Trait(second) |= Changes;
    }

    private ref ushort Trait(int point) => ref (_pages[point / PageSize] ??= new ushort[PageSize])[point % PageSize];

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
