using CsCheck;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.Tests.RichText.Drawing;

/// <summary>Draws documents.</summary>
internal static class RichDocGen
{
    private const string Signs = "*_`~[]()<>#+-.!|&;:@\\/\"'=1 9x✓é\u00A0🙂";

    private static readonly Gen<string> Link = Gen.OneOf("https://example.test/a", "http://example.test/?a=1&copy=2", "mailto:ada@example.test", "tel:+12", "https://example.test/a_(b)_c*");

    private static readonly Gen<string> Wild = Gen.Char[Signs].Array[1, 8].Select(signs => CleanText.Of(new string(signs)));

    private static readonly Gen<string> Word = Gen.Frequency((5, Gen.OneOf("alpha", "beta", "Ünï", "snake_case", "2 * 3", "a<b", "x.", "日本")), (3, Wild));

    /// <summary>Documents that every formatted format can say.</summary>
    public static Gen<RichDoc> Common { get; } = Docs(Line(Gen.Enum<Look>().Select(look => (Marks)look)), withTables: true);

    /// <summary>Documents that HTML and ADF can say.</summary>
    public static Gen<RichDoc> Wide { get; } = Docs(Line(Gen.Int[0, 63].Select(marks => (marks & 48) == 48 ? (Marks)(marks & 31) : (Marks)marks)), withTables: true);

    /// <summary>Documents of words and lines, that plain text can say.</summary>
    public static Gen<RichDoc> Bare { get; } = Docs(Line(Gen.Const(Marks.None), links: false), withTables: false, onlyWords: true);

    private enum Look
    {
        None = Marks.None,
        Strong = Marks.Strong,
        Emphasis = Marks.Emphasis,
        Strike = Marks.Strike,
        StrongEmphasis = Marks.Strong | Marks.Emphasis,
        Code = Marks.Code,
    }

    private static Gen<IReadOnlyList<Inline>> Line(Gen<Marks> marks, bool links = true)
    {
        var style = Gen.Select(marks, links ? Gen.Frequency((4, Gen.Const((string?)null)), (1, Link.Select(link => (string?)link))) : Gen.Const((string?)null), (look, link) => new Style(look, link));
        var run = Gen.Select(Word, style, (Inline (word, look) => new TextRun(word) { Style = look }));
        var spaced = run.Select(one => (Inline[])[one, new TextRun(" ")]);
        var piece = Gen.Frequency((6, spaced), (2, run.Select(one => (Inline[])[one])), (1, Gen.Const((Inline[])[new HardBreak()])));
        return piece.Array[1, 5].Select(pieces => (IReadOnlyList<Inline>)[.. pieces.SelectMany(one => one)]);
    }

    private static Gen<RichDoc> Docs(Gen<IReadOnlyList<Inline>> line, bool withTables, bool onlyWords = false)
    {
        var paragraph = line.Select(Block (inlines) => new Paragraph(inlines));
        if (onlyWords)
            return paragraph.Array[0, 4].Select(blocks => new RichDoc(blocks));
        var code = Gen.Select(Gen.Char["a `~|\n<&*\t"].Array[0, 12], Gen.OneOf((string?)null, "json", "c++"), Block (text, language) => new CodeBlock(new string(text), language));
        var heading = Gen.Select(Gen.Int[1, 6], line, Block (level, inlines) => new Heading(level, inlines));
        var leaf = Gen.Frequency((6, paragraph), (1, code));
        var item = Gen.Select(paragraph, Gen.Frequency((3, Gen.Const((Block?)null)), (1, leaf.Select(one => (Block?)one))), (first, second) => new ListItem(second is null ? [first] : [first, second]));
        var list = Gen.Select(Gen.Bool, Gen.Int[0, 12], item.Array[1, 3], Block (ordered, start, items) => new ItemList(ordered, ordered ? start : 1, items));
        var nested = Gen.Select(Gen.Bool, Gen.Select(paragraph, list, (first, second) => new ListItem([first, second])).Array[1, 2], Block (ordered, items) => new ItemList(ordered, 1, items));
        var quote = Gen.Frequency((3, leaf), (1, list)).Array[1, 3].Select(Block (blocks) => new Quote(blocks));
        var cell = line.Select(inlines => (IReadOnlyList<Block>)[new Paragraph([.. inlines.Where(inline => inline is not HardBreak)])]);
        var table = Gen.Select(Gen.Bool, cell.Array[2].Array[2, 3], Block (head, rows) =>
            new Table([.. rows.Select((row, at) => new TableRow([.. row.Select(blocks => new TableCell(blocks, head && at == 0))]))]));
        var block = Gen.Frequency((6, paragraph), (2, heading), (2, code), (2, list), (1, nested), (1, quote), (1, Gen.Const((Block)new Rule())), (withTables ? 1 : 0, table));
        return block.Array[0, 5].Select(blocks => new RichDoc(blocks));
    }
}
