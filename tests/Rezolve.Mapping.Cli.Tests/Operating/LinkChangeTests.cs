using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Tests.Operating;

/// <summary>Links that have ended: why they did is told, and a person lets them go on or ends others.</summary>
public sealed class LinkChangeTests : OperatingTest
{
    private static readonly HubTicket Ticket = new()
    {
        Id = "t1",
        Fields = new Dictionary<string, HubField> { ["subject"] = new(Value.Of("printer"), default, null) },
        Links = new Dictionary<string, string> { ["lab"] = "9" },
        Barred = ["desk"],
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    [Fact]
    public async Task I15_A_link_that_had_ended_goes_on_with_what_was_agreed_by_a_persons_word()
    {
        var pair = new Reconciling.AgreedPair(Value.Of("printer"), Value.Of("printer"), new Reconciling.MapFingerprint("a", "b"));
        await KeepAsync(
            TicketRows.Of("acme", Ticket, "match") with { Index = new Dictionary<string, string> { ["match"] = "printer" } }, LinkRows.Of("acme", Link("lab", "9", "t1")),
            LinkRows.Of("acme", Ended(LinkEndReason.Deleted) with { Base = new Dictionary<string, Reconciling.AgreedPair> { ["subject"] = pair } }));
        var run = await Run("links", "restore", "desk/1");

        Assert.Equal((0, "desk/1: goes on; what changed since is an edit, and is done with the next sync.\n"), (run.Exit, run.Out));
        var link = await KeptAsync(hub => hub.LinkAsync("desk", "1", Cancellation));
        var row = await KeptAsync(hub => hub.RowAsync(TicketRows.KeyOf("acme", "t1"), Cancellation));
        Assert.Equal((LinkState.Active, 2, null), (link!.State, link.Epoch, link.End));
        Assert.Equal(pair, link.Base["subject"]);
        Assert.Equal(("1", "9", 0), (TicketRows.Read(row!).Links["desk"], TicketRows.Read(row!).Links["lab"], TicketRows.Read(row!).Barred.Count));
        Assert.Equal("printer", row!.Index["match"]);
        Assert.Equal(["record:desk:1", "ticket:t1"], (await KeptAsync(async hub => await hub.WorkAsync(null, Cancellation).Select(work => work.Id).ToListAsync(Cancellation))).Order());
        Assert.Equal(("ticket.linked", "desk/1 was restored"), (await KeptAsync(async hub => await hub.EventsAsync(0, Cancellation).Select(one => (one.Type, one.Cause)).ToListAsync(Cancellation))).Single());
    }

    [Fact]
    public async Task A_person_ends_a_link_and_lets_it_go_on_again()
    {
        await KeepAsync(TicketRows.Of("acme", Ticket), LinkRows.Of("acme", Link("lab", "9", "t1")));
        Assert.Equal("""{"connection":"lab","key":"9","done":"end"}""" + "\n", (await Run("links", "end", "lab/9", "--json")).Out);
        Assert.Equal("t1  lab 9  ended 2026-05-01 10:00:00Z: somebody ended it\n", (await Run("links", "--ended")).Out);
        Assert.Equal(["desk", "lab"], (await KeptAsync(hub => hub.TicketAsync("t1", Cancellation)))!.Barred);
        Assert.Equal(0, (await Run("links", "restore", "lab/9")).Exit);
        Assert.Equal(["desk"], (await KeptAsync(hub => hub.TicketAsync("t1", Cancellation)))!.Barred);
        Assert.Equal("t1  lab 9  active\n", (await Run("links")).Out);
    }

    [Theory]
    [InlineData("restore", "desk", "'desk' names no link.")]
    [InlineData("restore", "desk/7", "That cannot be: there is no link desk/7.")]
    [InlineData("restore", "lab/9", "That cannot be: lab/9 has not ended.")]
    [InlineData("restore", "lab/8", "That cannot be: t1 has lab/9 now.")]
    [InlineData("restore", "lab/7", "That cannot be: lab/7 is part of 9 there now.")]
    [InlineData("end", "desk/1", "That cannot be: desk/1 has ended already.")]
    public async Task What_cannot_be_is_said_with_the_reason(string verb, string link, string said)
    {
        await KeepAsync(
            TicketRows.Of("acme", Ticket), LinkRows.Of("acme", Link("lab", "9", "t1")), LinkRows.Of("acme", Ended(LinkEndReason.Left)),
            LinkRows.Of("acme", Ended(LinkEndReason.Deleted) with { Connection = "lab", Key = "8" }), LinkRows.Of("acme", Ended(LinkEndReason.Merged, "9") with { Connection = "lab", Key = "7" }));
        var run = await Run("links", verb, link);

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains(said, run.Err);
    }

    [Fact]
    public async Task Links_and_status_tell_why_links_have_ended_and_which_tickets_are_there_again()
    {
        await KeepAsync(
            LinkRows.Of("acme", Ended(LinkEndReason.Deleted) with { End = new LinkEnd(LinkEndReason.Deleted, Noon) { BackSince = Noon.AddHours(1) } }),
            LinkRows.Of("acme", Ended(LinkEndReason.Merged, "9") with { Key = "2" }), LinkRows.Of("acme", Ended(LinkEndReason.DeletedInHub) with { Key = "3" }),
            LinkRows.Of("acme", Ended(LinkEndReason.Left) with { Key = "4" }), LinkRows.Of("acme", Ended(LinkEndReason.Followed) with { Key = "5" }));

        Assert.Equal(
            """
            t1  desk 1  ended 2026-05-01 12:00:00Z: it was deleted there; it is there again since 2026-05-01 13:00:00Z, and goes on with: rezolve links restore desk/1
            t1  desk 2  ended 2026-05-01 12:00:00Z: it is 9 now
            t1  desk 3  ended 2026-05-01 12:00:00Z: the ticket was deleted in the hub
            t1  desk 4  ended 2026-05-01 12:00:00Z: it no longer matched
            t1  desk 5  ended 2026-05-01 12:00:00Z: another follows it

            """, (await Run("links")).Out);
        var end = (await Run("links", "--json")).Json.GetProperty("links")[1].GetProperty("end");
        Assert.Equal(("merged", "9"), (end.GetProperty("reason").GetString(), end.GetProperty("into").GetString()));
        Assert.Contains("  ended: 1 deleted, 1 merged, 1 deletedInHub, 1 left, 1 followed, 1 there again: rezolve links --ended\n", (await Run("status")).Out);
        var desk = (await Run("status", "--json")).Json.GetProperty("connections")[0];
        Assert.Equal((1, 1), (desk.GetProperty("ended").GetProperty("merged").GetInt32(), desk.GetProperty("thereAgain").GetInt32()));
    }

    [Fact]
    public async Task What_nothing_can_tell_since_a_restore_a_person_says()
    {
        await KeepAsync(
            TicketRows.Of("acme", Ticket), LinkRows.Of("acme", Link("lab", "9", "t1")), TicketRows.Of("acme", Ticket with { Id = "t2", Barred = [], Links = new Dictionary<string, string>() }),
            RestorationRows.Of("acme", new ReturnedRecord("desk", "7", Noon)), RestorationRows.Of("acme", new ReturnedRecord("lab", "8", Noon)));

        var copy = await Run("links", "adopt", "desk/7", "--as", "t2");
        Assert.Equal((0, "desk/7: is decided; the sync does so with its next turn.\n"), (copy.Exit, copy.Out));
        Assert.Equal("""{"connection":"lab","key":"8","done":"adopt"}""" + "\n", (await Run("links", "adopt", "lab/8", "--new", "--json")).Out);
        Assert.Equal([("7", "t2", false), ("8", null, true)], (await KeptAsync(async hub => await hub.ReturnedAsync(Cancellation).Select(one => (one.Key, one.CopyOf, one.IsNew)).ToListAsync(Cancellation))).Order());
        Assert.Equal(["record:desk:7", "record:lab:8"], (await KeptAsync(async hub => await hub.WorkAsync(null, Cancellation).Select(work => work.Id).ToListAsync(Cancellation))).Order());
        foreach (var (arguments, said) in ((string[], string)[])
            [
                (["desk/7"], "Say what it is: --as TICKET, or --new."),
                (["desk/7", "--new", "--as", "t2"], "Say what it is: --as TICKET, or --new."),
                (["desk", "--new"], "'desk' names no link."),
                (["desk/7", "--as", "t9"], "No ticket is called 't9' here or in any system."),
                (["desk/7", "--as", "lab/9"], "lab/9 is not to be at desk: its link there has ended."),
                (["lab/8", "--as", "t1"], "t1 is lab/9 there."),
                (["lab/9", "--new"], "lab/9 is linked already, with t1."),
                (["desk/6", "--new"], "desk/6 waits for nobody's word"),
            ])
        {
            var run = await Run(["links", "adopt", .. arguments]);
            Assert.Equal((2, ""), (run.Exit, run.Out));
            Assert.Contains(said, run.Err, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_is_found_by_the_number_it_had()
    {
        await KeepAsync(LinkRows.Of("acme", Link("desk", "1", "t1") with { Aliases = ["OLD-1"] }));
        Assert.Equal("t1  desk 1  active\n", (await Run("links", "--ticket", "OLD-1")).Out);
    }

    [Fact]
    public async Task A_system_that_shows_none_of_its_tickets_is_told_of_and_a_person_says_that_they_were_deleted()
    {
        await KeepAsync(new Suspension("lab", FailureClass.Config, Suspension.Hiding, "lab shows none of the tickets it was asked for: that is no deletion", Noon).ToRow("acme"));
        Assert.Contains(
            "lab: left alone since 2026-05-01 12:00:00Z: lab shows none of the tickets it was asked for: that is no deletion; if they were all deleted: rezolve allow lab delete\n",
            (await Run("status")).Out);
        Assert.Equal("lab", (await Run("status", "--json")).Json.GetProperty("suspended")[0].GetProperty("connection").GetString());

        Assert.Equal((0, "lab: delete is allowed until 2026-05-01 11:00:00Z; 0 tickets that waited for it are due now.\n"), ((await Run("allow", "lab", "delete")) is var run ? (run.Exit, run.Out) : default));
        Assert.Equal(2, (await Run("allow", "lab", "create")).Exit);
    }

    private static TicketLink Ended(LinkEndReason reason, string? into = null) =>
        Link("desk", "1", "t1") with { State = LinkState.Tombstoned, End = new LinkEnd(reason, Noon) { Into = into } };
}
