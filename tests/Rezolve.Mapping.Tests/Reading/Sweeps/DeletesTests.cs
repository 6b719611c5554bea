using Rezolve.Mapping.Reading.Cursors;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Sweeps;

/// <summary>How it shows that a record is deleted, or has become part of another.</summary>
public sealed class DeletesTests
{
    private const string Missing = """ "deletes": { "missing": { "status": [403, 410], "confirm": "me" } }, """;

    [Theory]
    [InlineData(403, 200, true, false)]
    [InlineData(410, 200, true, false)]
    [InlineData(404, 200, false, false)] // said with other statuses: an address that is wrong, and no deletion
    [InlineData(403, 401, false, true)] // nobody is signed in, so nobody knows
    [InlineData(503, 200, false, true)]
    public async Task OnlyTheStatusesThatAreNamedSayThatARecordIsMissing(int status, int me, bool isMissing, bool isFault)
    {
        var desk = new DeletesDesk(Missing, asked => asked.Operation.Name == "me" ? new Told("{}", me) : new Told("{}", status));

        using var got = await desk.GetAsync();

        Assert.Equal((isMissing, isFault), (got.IsMissing, got.Fault is not null));
        Assert.Equal(!isMissing && !isFault, got.Reason is not null);
    }

    [Fact]
    public async Task WithoutThemTheUsualStatusesDo()
    {
        using var got = await new DeletesDesk(""" "deletes": { "flag": "{{ record.gone === true }}" }, """, _ => new Told("{}", 404)).GetAsync();
        Assert.True(got.IsMissing);
    }

    [Theory]
    [InlineData("""{ "id": 7, "state": "deleted" }""", true, null)]
    [InlineData("""{ "id": 7, "state": "open" }""", false, null)]
    [InlineData("""{ "id": 7, "state": "open", "into": 9 }""", false, "9")]
    [InlineData("""{ "id": 7, "state": "open", "into": "7" }""", false, null)]
    [InlineData("""{ "id": 7, "state": "open", "into": null }""", false, null)]
    public void ARecordTellsWhatHasBecomeOfIt(string record, bool isDeleted, string? mergedInto)
    {
        var fate = new DeletesDesk(""" "deletes": { "flag": "{{ record.state === 'deleted' }}" }, "mergedInto": "$.into", """, _ => new Told("{}")).FateOf(record);

        Assert.Equal((isDeleted, mergedInto, null), (fate.IsDeleted, fate.MergedInto, fate.Fault));
    }

    [Fact]
    public void AnotherKeyThanTheOneAskedForMeansThatItWasMerged() =>
        Assert.Equal("7", new DeletesDesk("", _ => new Told("{}")).FateOf("""{ "id": 7 }""", asked: "5").MergedInto);

    [Theory]
    [InlineData(""" "deletes": { "flag": "{{ record.state }}" }, """, "`flag`")]
    [InlineData(""" "mergedInto": "$.list", """, "`mergedInto`")]
    public void WhatCannotBeToldIsSaid(string members, string slot)
    {
        var fate = new DeletesDesk(members, _ => new Told("{}")).FateOf("""{ "id": 7, "state": "open", "list": [1] }""");

        Assert.False(fate.IsDeleted);
        Assert.StartsWith(slot, fate.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void AFeedOfWhatWasDeletedIsInTheProgram()
    {
        var desk = new DeletesDesk(""" "deletes": { "feed": { "operation": "deleted", "hint": "$.ticket", "cursor": { "type": "counter", "field": "$.no" } } }, """, _ => new Told("{}"));

        Assert.Equal("deleted", desk.Ticket.Deletes!.Feed!.Operation.Name);
        Assert.IsType<CounterProgram>(desk.Ticket.Deletes.Feed.Cursor);
        Assert.Equal(["ticket.read", "ticket.seesDeletes"], desk.Program.Abilities.Select(ability => ability.Name));
    }
}
