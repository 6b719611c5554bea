using Rezolve.Mapping.LiteDb.Writing;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Writing;

public sealed class KnownVersionsTests
{
    private readonly KnownVersions _known = new(2);

    [Fact]
    public void WhatWasWrittenIsKnown()
    {
        _known.Keep(Key("a"), 7);

        Assert.Equal(7, _known.Find(Key("a")));
        Assert.Null(_known.Find(Key("b")));
    }

    [Fact]
    public void WhatAReaderFoundIsKnownAbsenceToo()
    {
        Learn(_known.Turn, ("a", 3), ("b", 0));

        Assert.Equal(3, _known.Find(Key("a")));
        Assert.Equal(0, _known.Find(Key("b")));
    }

    [Fact]
    public void AReaderWhoBeganBeforeAWriteDoesNotHideIt()
    {
        var began = _known.Turn;
        _known.Keep(Key("a"), 7);
        Learn(began, ("a", 3));

        Assert.Equal(7, _known.Find(Key("a")));
    }

    [Fact]
    public void NorDoesOneWhoEndsATurnLater()
    {
        var began = _known.Turn;
        _known.Keep(Key("a"), 7);
        Turn("b", "c");
        Learn(began, ("a", 3));

        Assert.Equal(7, _known.Find(Key("a")));
    }

    [Fact]
    public void OneWhoEndsTwoTurnsLaterHasNothingToTell()
    {
        var began = _known.Turn;
        _known.Keep(Key("a"), 7);
        Turn("b", "c");
        Turn("d", "e");
        Learn(began, ("a", 3));

        Assert.Null(_known.Find(Key("a")));
    }

    [Fact]
    public void NothingWrittenIsForgottenBeforeItsTransactionEnds()
    {
        foreach (var id in new[] { "a", "b", "c", "d", "e" })
            _known.Keep(Key(id), 1);

        Assert.Equal(1, _known.Find(Key("a")));
    }

    [Fact]
    public void ReadersDoNotFillATurnBeyondItsMeasure()
    {
        Learn(_known.Turn, ("a", 1), ("b", 1), ("c", 1));

        Assert.Equal(1, _known.Find(Key("b")));
        Assert.Null(_known.Find(Key("c")));
    }

    private static RowKey Key(string id) => new("t", "k", id);

    private void Turn(params IEnumerable<string> ids)
    {
        foreach (var id in ids)
            _known.Keep(Key(id), 1);
        _known.Settle();
    }

    private void Learn(long turn, params IReadOnlyList<(string Id, long Version)> rows) => _known.Learn(
        [.. rows.Select(row => Key(row.Id))], [.. rows.Select(row => row.Version == 0 ? null : new StoredRow(Key(row.Id), row.Version, default))], turn);
}
