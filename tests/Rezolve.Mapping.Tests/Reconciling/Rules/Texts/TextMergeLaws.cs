using CsCheck;
using Rezolve.Mapping.Reconciling.Rules.Texts;

namespace Rezolve.Mapping.Tests.Reconciling.Rules.Texts;

public sealed class TextMergeLaws
{
    private static readonly string[] Parts = ["a", "b", "c", " ", "  ", "\n", "é", "😀"];

    private static readonly Gen<string> Text = Gen.Int[0, 7].Array[0, 14].Select(all => string.Concat(all.Select(one => Parts[one])));

    [Fact]
    public void A_text_cut_into_pieces_is_the_text_again() => Text.Sample(text =>
    {
        Assert.Equal(text, string.Concat(TextPieces.Lines(text)));
        Assert.Equal(text, string.Concat(TextPieces.Words(text)));
    }, iter: 2000, threads: 1);

    [Fact]
    public void What_one_side_did_alone_is_done() => Gen.Select(Text, Text).Sample((agreed, changed) =>
    {
        Assert.Equal(changed, TextMerge.Of(agreed, changed, agreed));
        Assert.Equal(changed, TextMerge.Of(agreed, agreed, changed));
        Assert.Equal(changed, TextMerge.Of(agreed, changed, changed));
    }, iter: 2000, threads: 1);

    [Fact]
    public void Neither_side_comes_first() => Gen.Select(Text, Text, Text).Sample(
        (agreed, hub, external) => Assert.Equal(TextMerge.Of(agreed, hub, external), TextMerge.Of(agreed, external, hub)), iter: 5000, threads: 1);

    [Fact]
    public void No_word_is_there_that_nobody_wrote() => Gen.Select(Text, Text, Text).Sample((agreed, hub, external) =>
    {
        if (TextMerge.Of(agreed, hub, external) is { } merged)
            Assert.Equal([], Words(merged).Except(Words(agreed)).Except(Words(hub)).Except(Words(external)));
    }, iter: 2000, threads: 1);

    [Fact]
    public void Lines_added_at_both_ends_are_both_there() => Gen.Select(Text, Text, Text).Sample((agreed, first, last) =>
    {
        var body = agreed + "\nkept\n";
        Assert.Equal(first + "\n" + body + last, TextMerge.Of(body, first + "\n" + body, body + last));
    }, iter: 2000, threads: 1);

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
