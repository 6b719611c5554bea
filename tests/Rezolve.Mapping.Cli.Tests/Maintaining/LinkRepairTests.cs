using Rezolve.Mapping.Cli.Tests.Operating;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Tests.Maintaining;

/// <summary>Links that are not as they should be are found, and mended when a person says so.</summary>
public sealed class LinkRepairTests : OperatingTest
{
    [Fact]
    public async Task Where_all_is_as_it_should_be_there_is_nothing_to_mend()
    {
        await KeepAsync(Ticket("t1", ("desk", "1"), ("lab", "9")), LinkRows.Of("acme", Link("desk", "1", "t1")), LinkRows.Of("acme", Link("lab", "9", "t1")));
        var run = await Run("links", "repair");

        Assert.Equal((0, "Nothing to mend.\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_is_changed_until_a_person_says_so()
    {
        await BreakAsync();
        var run = await Run("links", "repair");

        Assert.Equal(6, run.Exit);
        Assert.Equal("""
            desk/2: its hub ticket t2 is not there; the link ends; the ticket stays where it is
            desk/3: the hub ticket t3 does not know of it; the hub ticket knows it again
            desk/4: the hub ticket t1 is linked to 1 there; the link ends; the ticket stays where it is
            desk/5: it was missed there and has yet to be looked for again; it is looked for with the next sync
            t1: it is linked to lab/9, and there is no such link; the link is made, with nothing agreed yet
            desk/ticket:t1: it is being made and is linked to 1 already; it is not made
            lab/ticket:t8: it is being made for a hub ticket that is not there; it is not made
            desk/OLD-7: the name leads to a link that is not there; the name is forgotten
            8 flaws; mend with: rezolve links repair --yes

            """, run.Out);
        Assert.Equal(run.Out, (await Run("links", "repair")).Out);
    }

    [Fact]
    public async Task What_a_person_has_mended_is_as_it_should_be()
    {
        await BreakAsync();
        var run = await Run("links", "repair", "--yes");
        Assert.Equal(0, run.Exit);
        Assert.EndsWith("8 flaws mended.\n", run.Out, StringComparison.Ordinal);

        Assert.Contains("desk/5: it was missed", (await Run("links", "repair")).Out, StringComparison.Ordinal);
        Assert.Equal(LinkEndReason.Unlinked, (await KeptAsync(hub => hub.LinkAsync("desk", "2", Cancellation)))!.End!.Reason);
        Assert.Equal("3", (await KeptAsync(hub => hub.TicketAsync("t3", Cancellation)))!.Links["desk"]);
        Assert.Empty((await KeptAsync(hub => hub.LinkAsync("lab", "9", Cancellation)))!.Base);
        Assert.Empty(await KeptAsync(async hub => await hub.CreatesAsync(null, Cancellation).ToListAsync(Cancellation)));
        Assert.Contains("record:desk:5", await KeptAsync(async hub => await hub.WorkAsync(null, Cancellation).Select(work => work.Id).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Both_sides_are_agreed_as_they_are_only_when_a_person_says_so()
    {
        await KeepAsync(Ticket("t1", ("desk", "1")), LinkRows.Of("acme", Link("desk", "1", "t1") with { Holds = new Dictionary<string, GroupHold> { ["assignee"] = Hold("initial") } }));
        var asked = await Run("links", "rebaseline", "1");
        Assert.Equal("1 link: desk/1 would be agreed as both sides are, whatever differs. What stands still of them is agreed too: desk/1/assignee. Do it with --yes.\n", asked.Out);
        Assert.False((await KeptAsync(hub => hub.LinkAsync("desk", "1", Cancellation)))!.IsRebaselined);

        Assert.Equal(0, (await Run("links", "rebaseline", "--all", "--yes")).Exit);
        Assert.True((await KeptAsync(hub => hub.LinkAsync("desk", "1", Cancellation)))!.IsRebaselined);
        Assert.Contains("record:desk:1", await KeptAsync(async hub => await hub.WorkAsync(null, Cancellation).Select(work => work.Id).ToListAsync(Cancellation)));
    }

    [Theory]
    [InlineData("RZ9002", "links", "rebaseline")]
    [InlineData("RZ9002", "links", "rebaseline", "1", "--all")]
    [InlineData("RZ9014", "links", "rebaseline", "77")]
    public async Task Which_ticket_has_to_be_said(string code, params string[] words)
    {
        var run = await Run(words);

        Assert.Equal(2, run.Exit);
        Assert.Contains(code, run.Err, StringComparison.Ordinal);
    }

    private Task BreakAsync() => KeepAsync(
        Ticket("t1", ("desk", "1"), ("lab", "9")), Ticket("t3"), Ticket("t5", ("desk", "5")),
        LinkRows.Of("acme", Link("desk", "1", "t1")), LinkRows.Of("acme", Link("desk", "2", "t2")), LinkRows.Of("acme", Link("desk", "3", "t3")), LinkRows.Of("acme", Link("desk", "4", "t1")),
        LinkRows.Of("acme", Link("desk", "5", "t5") with { MissingSince = Noon }),
        IntentRows.Of("acme", Create("desk", "t1")), IntentRows.Of("acme", Create("lab", "t8")),
        LinkRows.AliasesOf("acme", Link("desk", "gone", "t9") with { Aliases = ["OLD-7"] }).Single());

    private static RowWrite Ticket(string id, params (string Connection, string Key)[] links) => TicketRows.Of("acme", new HubTicket
    {
        Id = id,
        Fields = new Dictionary<string, HubField>(),
        Links = links.ToDictionary(link => link.Connection, link => link.Key),
        CreatedAt = Noon,
        UpdatedAt = Noon,
    });

    private static CreateIntent Create(string connection, string ticket) =>
        new() { Connection = connection, Ticket = ticket, Entity = "ticket", IntentKey = "k", Members = new Dictionary<string, IntendedPair>(), State = CreateState.Planned };
}
