using System.Globalization;
using CsCheck;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Values.Normalization;

namespace Rezolve.Mapping.Tests.Values.Normalization;

/// <summary>Normal form C, held to vectors another implementation made (see make_normalization.py) and to its own laws.</summary>
public sealed class NormalFormTests
{
    private static readonly string[] Pieces =
    [
        "a", "e", "\u0301", "\u0323", "\u0308", "\u0345", "\u212B", "\u1100", "\u1161", "\u11A8", "\uAC00", "\uAC01", "\u0958", "\u0344",
        "\u09C7", "\u09BE", "\uD834\uDD5E", "\uD834\uDD65", "\uD800", "\uDC00", " ", "\r\n", "日",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
        Gen.Int[0x300, 0xFFFF].Select(unit => ((char)unit).ToString())).Array[0, 8].Select(string.Concat);

    [Fact]
    public void It_is_what_another_implementation_says()
    {
        var wrong = Vectors().Where(vector => NormalForm.Of(vector.Text) != vector.Normal).Select(vector => Units(vector.Text)).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} vectors: {string.Join("; ", wrong.Take(5))}");
    }

    [Fact]
    public void There_are_vectors_of_both_kinds()
    {
        var vectors = Vectors().ToList();
        Assert.True(vectors.Count > 3_000);
        Assert.True(vectors.Count(vector => vector.Text != vector.Normal) > 1_000);
        Assert.True(vectors.Count(vector => vector.Text == vector.Normal) > 500);
    }

    [Fact]
    public void What_is_in_normal_form_stays_the_same_object() =>
        Assert.All(Vectors(), vector => Assert.Same(vector.Normal, NormalForm.Of(vector.Normal)));

    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("\u212B", "Å")]
    [InlineData("a\u0323\u0308", "ạ\u0308")]
    [InlineData("a\u0308\u0323", "ạ\u0308")]
    [InlineData("\u1100\u1161\u11A8", "각")]
    [InlineData("\uAC00\u11A8", "각")]
    [InlineData("\uAC01\u11A8", "\uAC01\u11A8")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\u0301", "\u0301")]
    [InlineData("a\u05AE\u0300", "à\u05AE")]
    [InlineData("\uD834\uDD5E", "\uD834\uDD57\uD834\uDD65")]
    public void Known_texts(string text, string normal) => Assert.Equal(normal, NormalForm.Of(text));

    [Theory]
    [InlineData("\uD800")]
    [InlineData("a\uDC00\u0301")]
    [InlineData("\uDC00\uD800")]
    public void A_lone_surrogate_stays_as_it_is(string text) => Assert.Equal(text, NormalForm.Of(text));

    [Fact]
    public void Normalising_twice_changes_nothing() => Texts.Sample(
        text =>
        {
            var once = NormalForm.Of(text);
            Assert.Equal(once, NormalForm.Of(once));
            var canonical = CanonicalText.Normalize(text);
            Assert.Equal(canonical, CanonicalText.Normalize(canonical));
        },
        iter: 5_000);

    [Fact]
    public void A_text_taken_apart_is_put_together_as_the_whole_is() => Texts.Sample(
        text => Assert.Equal(NormalForm.Of(text), NormalForm.Of(string.Concat(Decomposition.Of(text).Select(Show)))), iter: 3_000);

    [Theory]
    [InlineData("plain words, and some más")]
    [InlineData("日本語のテキスト, русский текст, ελληνικά, 한국어")]
    public void The_glance_costs_no_memory(string text)
    {
        Assert.True(NormalForm.IsSurely(text));
        Assert.Same(text, NormalForm.Of(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            _ = NormalForm.Of(text);
        // The measuring itself takes a few bytes; a single object in each round would take twenty thousand.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    [Fact]
    public void A_long_run_of_marks_is_ordered_once()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323", 50_000));
        var normal = NormalForm.Of("a" + marks);
        Assert.Equal("ạ" + new string('\u0323', 49_999) + new string('\u0301', 50_000), normal);
    }

    private static IEnumerable<(string Text, string Normal)> Vectors()
    {
        using var stream = typeof(NormalFormTests).Assembly.GetManifestResourceStream("nfc-vectors.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var sides = line.Split(';');
            yield return (Read(sides[0]), Read(sides[1] == "=" ? sides[0] : sides[1]));
        }
    }

    private static string Read(string units) =>
        string.Concat(units.Split(' ').Select(unit => (char)int.Parse(unit, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));

    private static string Units(string text) => string.Join(' ', text.Select(unit => ((int)unit).ToString("X", CultureInfo.InvariantCulture)));

    private static string Show(int point) => point <= char.MaxValue ? ((char)point).ToString() : char.ConvertFromUtf32(point);
}
