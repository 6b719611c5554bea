using Rezolve.Mapping.LiteDb.Writing;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Writing;

public sealed class KnownRowsTests
{
    private readonly KnownRows _known = new(2, 1000);

    [Fact]
    public void WhatWasWrittenIsKnownToTheWriterAtOnceAndToReadersOnceItIsDurable()
    {
        _known.Keep(Key("a"), Row("a", 7));

        Assert.Equal(7, _known.Version(Key("a")));
        Assert.Null(_known.Version(Key("b")));
        Assert.Null(Find("a"));

        _known.Settle();

        Assert.Equal([7], Find("a"));
        Assert.Equal(7, _known.Version(Key("a")));
    }

    [Fact]
    public void WhatIsGoneIsKnownToBeGone()
    {
        Write(("a", 7));
        Write(("a", 0));

        Assert.Equal(0, _known.Version(Key("a")));
        Assert.Equal([0], Find("a"));
    }

    [Fact]
    public void UntilATransactionIsCommittedReadersSeeWhatWasBeforeAndThenTheFileIsAsked()
    {
        Write(("a", 7));
        _known.Keep(Key("a"), Row("a", 8));

        Assert.Equal([7], Find("a"));

        _known.Commit();

        Assert.Null(Find("a"));

        _known.Settle();

        Assert.Equal([8], Find("a"));
    }

    [Fact]
    public void AReaderWhoSeesTheFileDuringACommitHidesNothingOfIt()
    {
        Write(("a", 7));
        _known.Keep(Key("a"), Row("a", 8));
        _known.Commit();
        Learn(_known.Turn, ("a", 7));
        _known.Settle();

        Assert.Equal([8], Find("a"));
    }

    [Fact]
    public void RowsAreGivenTogetherOrNotAtAll()
    {
        Write(("a", 7));

        Assert.Null(Find("a", "b"));

        Learn(_known.Turn, ("b", 0));

        Assert.Equal([7, 0], Find("a", "b"));
    }

    [Fact]
    public void WhatAReaderFoundIsKnownAbsenceToo()
    {
        Learn(_known.Turn, ("a", 3), ("b", 0));

        Assert.Equal([3, 0], Find("a", "b"));
        Assert.Equal(3, _known.Version(Key("a")));
        Assert.Equal(0, _known.Version(Key("b")));
    }

    [Fact]
    public void AReaderWhoBeganBeforeAWriteDoesNotHideIt()
    {
        var began = _known.Turn;
        Write(("a", 7));
        Learn(began, ("a", 3));

        Assert.Equal(7, _known.Version(Key("a")));
    }

    [Fact]
    public void NorDoesOneWhoEndsATurnLater()
    {
        var began = _known.Turn;
        Write(("a", 7), ("b", 1));
        Write(("c", 1));
        Learn(began, ("a", 3));

        Assert.Equal(7, _known.Version(Key("a")));
    }

    [Fact]
    public void OneWhoEndsTwoTurnsLaterHasNothingToTell()
    {
        var began = _known.Turn;
        Write(("a", 7), ("b", 1));
        Write(("c", 1), ("d", 1));
        Write(("e", 1), ("f", 1));
        Learn(began, ("a", 3));

        Assert.Null(_known.Version(Key("a")));
    }

    [Fact]
    public void NothingWrittenIsForgottenBeforeItsTransactionEnds()
    {
        foreach (var id in new[] { "a", "b", "c", "d", "e" })
            _known.Keep(Key(id), Row(id, 1));

        Assert.Equal(1, _known.Version(Key("a")));
    }

    [Fact]
    public void ReadersDoNotFillATurnBeyondItsMeasure()
    {
        Learn(_known.Turn, ("a", 1), ("b", 1), ("c", 1));

        Assert.Equal(1, _known.Version(Key("b")));
        Assert.Null(_known.Version(Key("c")));
    }

    [Fact]
    public void WhatIsAskedForAgainIsKeptForAnotherTurn()
    {
        Write(("a", 1), ("b", 2));

        Assert.Equal([1], Find("a"));

        Write(("c", 3));
        Write(("d", 4));

        Assert.Equal([1], Find("a"));
        Assert.Null(Find("b"));
    }

    [Fact]
    public void ContentMakesATurnToo()
    {
        _known.Keep(Key("a"), Row("a", 1, 1000));
        _known.Settle();
        Write(("b", 2));

        Assert.Equal(1, _known.Version(Key("a")));

        _known.Keep(Key("c"), Row("c", 3, 1000));
        _known.Settle();

        Assert.Null(Find("a"));
        Assert.Equal([2, 3], Find("b", "c"));
    }

    [Fact]
    public void OfManyRowsThatAreReadAtOnceTheVersionsAreKnownUntilOneIsReadByItself()
    {
        var known = new KnownRows(1000, 1000);
        var ids = Enumerable.Range(1, 100).Select(at => $"r{at}").ToList();
        known.Learn([.. ids.Select(Key)], [.. ids.Select((id, at) => at == 0 ? null : Row(id, at))], known.Turn);

        Assert.Equal(5, known.Version(Key("r6")));
        Assert.Null(known.Find([Key("r6")]));
        Assert.Equal([null], known.Find([Key("r1")])!);

        known.Learn([Key("r6")], [Row("r6", 5)], known.Turn);

        Assert.Equal(5, known.Find([Key("r6")])![0]!.Version);
    }

    private static RowKey Key(string id) => new("t", "k", id);

    private static StoredRow? Row(string id, long version, int size = 0) => version == 0 ? null : new StoredRow(Key(id), version, new byte[size]);

    private IEnumerable<long>? Find(params IReadOnlyList<string> ids) => _known.Find([.. ids.Select(Key)])?.Select(row => row?.Version ?? 0);

    private void Write(params IEnumerable<(string Id, long Version)> rows)
    {
        foreach (var (id, version) in rows)
            _known.Keep(Key(id), Row(id, version));
        _known.Commit();
        _known.Settle();
    }

    private void Learn(long turn, params IReadOnlyList<(string Id, long Version)> rows) =>
        _known.Learn([.. rows.Select(row => Key(row.Id))], [.. rows.Select(row => Row(row.Id, row.Version))], turn);
}
