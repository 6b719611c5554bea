using Rezolve.Mapping.LiteDb.Writing;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Writing;

public sealed class HighestIdsTests
{
    private readonly HighestIds _ids = new();

    [Fact]
    public void OfAKindThatNobodyLookedAtNothingIsCertain()
    {
        _ids.Raise(Key("b"));

        Assert.False(_ids.Knows("t", "k"));
        Assert.False(_ids.IsAbove(Key("c")));
    }

    [Fact]
    public void WithoutARowEverythingIsAbove()
    {
        _ids.Learn("t", "k", null);

        Assert.True(_ids.IsAbove(Key("")));
        Assert.False(_ids.IsAbove(new RowKey("u", "k", "a")));
        Assert.False(_ids.IsAbove(new RowKey("t", "l", "a")));
    }

    [Fact]
    public void WhatIsWrittenRaisesItAndNothingLowersIt()
    {
        _ids.Learn("t", "k", "b");

        Assert.False(_ids.IsAbove(Key("a")));
        Assert.False(_ids.IsAbove(Key("b")));
        Assert.True(_ids.IsAbove(Key("ba")));

        _ids.Raise(Key("d"));
        _ids.Raise(Key("c"));

        Assert.False(_ids.IsAbove(Key("d")));
        Assert.True(_ids.IsAbove(Key("e")));
    }

    [Fact]
    public void TheCodesOfCharactersCountAsTheyDoInTheFile()
    {
        _ids.Learn("t", "k", "\uFF5E");

        Assert.False(_ids.IsAbove(Key("Z")));
        Assert.False(_ids.IsAbove(Key("\uD83D\uDE00")));
    }

    [Fact]
    public void ManyTenantsAreForgottenTogether()
    {
        foreach (var at in Enumerable.Range(0, 1025))
            _ids.Learn($"t{at}", "k", null);
        _ids.Settle();

        Assert.False(_ids.Knows("t7", "k"));
    }

    private static RowKey Key(string id) => new("t", "k", id);
}
