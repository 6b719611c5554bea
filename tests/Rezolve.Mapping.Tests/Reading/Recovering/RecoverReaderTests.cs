using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Tests.Toys.Children;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Recovering;

public sealed class RecoverReaderTests
{
    private const string ByMark = """{ "type": "lookup", "operation": "byMark", "wait": "PT10S" }""";

    private static readonly Value Ticket = Slot.Values(("subject", Value.Of("Mouse")));

    [Fact]
    public void WhatIsWrittenIsInTheProgram()
    {
        var key = Assert.IsType<KeyRecoverProgram>(Program("""{ "type": "key", "ttl": "PT2H", "operation": "byMark" }"""));
        var match = Assert.IsType<MatchRecoverProgram>(Program("""{ "type": "match", "by": ["subject"], "window": "PT5M" }"""));

        Assert.Equal((TimeSpan.FromHours(2), "byMark", TimeSpan.FromMinutes(1)), (key.Ttl, key.Operation!.Name, key.Wait));
        Assert.Equal(["subject"], match.By);
        Assert.Equal((TimeSpan.FromMinutes(5), null), (match.Window, match.Operation));
        Assert.Equal(TimeSpan.FromSeconds(10), Program(ByMark).Wait);
        Assert.False(Program("""{ "type": "none" }""").Finds);
    }

    [Fact]
    public async Task ALookUpAsksByTheKeyOfTheIntentAndReadsEveryPage()
    {
        var addresses = new List<string>();
        var desk = new RecoverDesk(ByMark, asked =>
        {
            addresses.Add(CasesToy.Address(asked));
            return asked.Page["number"].ToString() == "1" ? Told.Rows(["""{ "id": 6, "a": 1 }""", """{ "id": 9 }"""]) : Told.Rows(["""{ "id": 12 }"""]);
        });

        var run = await desk.ReadAsync(desk.Create("k/1", Ticket));

        Assert.Equal(["6", "9", "12"], run.Found);
        Assert.Equal("""{ "id": 6, "a": 1 }""", run.Bytes[0]);
        Assert.Equal(["GET /tickets/marked?mark=k%2F1", "GET /tickets/marked?mark=k%2F1"], addresses);
    }

    [Fact]
    public async Task AFaultOfALaterPageSaysThatNotAllWasRead()
    {
        var desk = new RecoverDesk(ByMark, asked => asked.Page["number"].ToString() == "1" ? Told.Rows(["""{ "id": 6 }""", """{ "id": 9 }"""]) : new Told("{}", 503));

        var run = await desk.ReadAsync(desk.Create("k1", Ticket));

        Assert.Equal(["6", "9"], run.Found);
        Assert.NotNull(run.Fault);
    }

    [Fact]
    public async Task RowsToCompareMayComeFromAnOperationOfTheirOwn()
    {
        var desk = new RecoverDesk("""{ "type": "match", "by": ["subject"], "operation": "recent" }""", _ => Told.Rows(["""{ "id": 6, "title": "Mouse" }"""]));

        Assert.Equal(["6"], (await desk.ReadAsync(desk.Create("k1", Ticket))).Found);
        Assert.Equal(["recent"], desk.Vendor.Log);
    }

    [Fact]
    public async Task NothingIsAskedWhereNothingCanBeFound()
    {
        var desk = new RecoverDesk("""{ "type": "none" }""", _ => throw new InvalidOperationException("nothing may be asked"));
        Assert.Empty((await desk.ReadAsync(desk.Create("k1", Ticket))).Found);
    }

    [Fact]
    public async Task ChildrenAreMatchedAmongThoseOfTheirParentReadByTheirHints()
    {
        var desk = new RecoverDesk(ByMark, asked => asked.Operation.Name == "notes"
            ? Told.Rows(["""{ "id": 1, "type": "mail" }""", """{ "id": 2, "type": "note" }""", """{ "id": 3, "type": "note" }"""])
            : new Told($$"""{ "id": {{asked.Key}}, "text": "said {{asked.Key}}" }"""));
        var parent = new ParentRecord(desk.Program.Entities["ticket"], "7");

        var run = await desk.ReadAsync(desk.Create("k1", Value.Of(new ValueObject()), "comment"), "comment", parent);

        Assert.Equal(["2", "3"], run.Found);
        Assert.Equal("""{ "id": 2, "text": "said 2" }""", run.Bytes[0]);
        Assert.Equal(["notes", "noteGet", "noteGet"], desk.Vendor.Log);
    }

    [Fact]
    public async Task ARuleThatCannotBeEvaluatedKeepsItsRowAsFaultyAndFindsNothing()
    {
        var desk = new RecoverDesk("""{ "type": "lookup", "operation": "recent", "where": "{{ record.mark + intent.key === 'x' }}" }""", _ => Told.Rows(["""{ "id": 6, "mark": 4 }"""]));
        Assert.Empty((await desk.ReadAsync(desk.Create("k1", Ticket))).Found);
    }

    private static RecoverProgram Program(string recover) => new RecoverDesk(recover, _ => new Told("{}")).Program.Entities["ticket"].Recover!;
}
