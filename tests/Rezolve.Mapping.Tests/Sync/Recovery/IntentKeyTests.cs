using CsCheck;
using Rezolve.Mapping.Sync.Recovery;

namespace Rezolve.Mapping.Tests.Sync.Recovery;

/// <summary>The key of what is made names its origin.</summary>
public sealed class IntentKeyTests
{
    [Fact]
    public void AKeyOfTodayIsAKeyOfTomorrow() => Assert.Equal("rzwurvzhnfe5l4wrcnnbsqhr42don7qxcy", IntentKey.Of("acme", "desk", "4711", "ticket"));

    [Fact]
    public void ItIsSafeInHeadersQueriesAndCustomFields() => Gen.String.Array[5].Sample(texts =>
    {
        Assert.Matches("^rz[a-z2-7]{32}$", Of(texts));
        Assert.Equal(Of(texts), Of(texts));
    }, iter: 1000, threads: 1);

    [Fact]
    public void TwoOriginsNeverShareOne() => Gen.Select(Gen.String["ab/:\u0000"].Array[5], Gen.String["ab/:\u0000"].Array[5]).Sample(
        (one, other) => Assert.Equal(one.SequenceEqual(other), Of(one) == Of(other)), iter: 2000, threads: 1);

    [Fact]
    public void CharactersDoNotMoveFromOnePartToTheNext() =>
        Assert.Equal(4, new HashSet<string> { IntentKey.Of("a", "bc", "d", "e"), IntentKey.Of("ab", "c", "d", "e"), IntentKey.Of("a", "b", "cd", "e"), IntentKey.Of("a", "b", "c", "d", "e") }.Count);

    private static string Of(string[] texts) => IntentKey.Of(texts[0], texts[1], texts[2], texts[3], texts[4]);
}
