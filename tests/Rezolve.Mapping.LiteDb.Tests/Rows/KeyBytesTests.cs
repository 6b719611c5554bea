using CsCheck;
using Rezolve.Mapping.LiteDb.Rows;

namespace Rezolve.Mapping.LiteDb.Tests.Rows;

public sealed class KeyBytesTests
{
    // Characters at which encodings differ: the ends of each width, surrogates alone and in pairs, and what sorts above them.
    private const string Units = "\0\u0001 ab\u007F\u0080é\u07FF\u0800日\uD7FF\uD800\uDBFF\uDC00\uDFFF\uE000\uFFFD\uFFFF";

    private static readonly Gen<string> Text = Gen.Int[0, Units.Length - 1].Select(at => Units[at]).Array[0, 4].Select(units => new string(units));

    private static readonly Gen<string[]> Parts = Text.Array[3];

    [Fact]
    public void WhatIsWrittenComesBack() => Parts.Sample(parts => Assert.Equal(parts, KeyBytes.Parts(KeyBytes.Of(parts))));

    [Fact]
    public void BytesSortAsTheTextsDoPartByPart() => Gen.Select(Parts, Parts).Sample((left, right) =>
        Assert.Equal(Math.Sign(Compare(left, right)), Math.Sign(KeyBytes.Of(left).AsSpan().SequenceCompareTo(KeyBytes.Of(right)))));

    [Fact]
    public void APrefixHoldsExactlyTheKeysThatBeginWithItsParts() => Gen.Select(Parts, Parts).Sample((one, other) =>
    {
        var (low, key) = (KeyBytes.Prefix(one[0], one[1]), KeyBytes.Of(other));
        var isWithin = key.AsSpan().SequenceCompareTo(low) >= 0 && key.AsSpan().SequenceCompareTo(KeyBytes.Top(low)) <= 0;
        Assert.Equal((one[0], one[1]) == (other[0], other[1]), isWithin);
    });

    [Fact]
    public void NothingIsBetweenAKeyAndTheNext() => Gen.Select(Parts, Parts).Sample((one, other) =>
    {
        var (key, next) = (KeyBytes.Of(other), KeyBytes.After(KeyBytes.Of(one)));
        Assert.Equal(Compare(other, one) > 0, key.AsSpan().SequenceCompareTo(next) >= 0);
    });

    [Theory]
    [InlineData("acme", 4)]
    [InlineData("é", 2)]
    [InlineData("日", 3)]
    [InlineData("\0", 2)]
    public void ATextTakesAsManyBytesAsExpected(string text, int bytes) => Assert.Equal(bytes, KeyBytes.Of(text).Length);

    private static int Compare(string[] left, string[] right) =>
        left.Zip(right, string.CompareOrdinal).FirstOrDefault(order => order != 0);
}
