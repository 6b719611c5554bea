using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Inbox;
using static Rezolve.Mapping.Tests.Webhooks.HookOffice;

namespace Rezolve.Mapping.Tests.Webhooks;

/// <summary>From a delivery to the work that is done for it: kept before it is answered, a hint and never a payload.</summary>
public sealed class ReceivingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ADeliveryHasTheRecordRead()
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            office.A.Edit(key, ("subject", Value.Of("Printer on fire")));
            var answer = await office.Open().ReceiveAsync(Delivery(Event(key, "e1")), Cancellation);
            Assert.Equal((WebhookOutcome.Accepted, 200, 0), (answer.Outcome, answer.Status, answer.Body.Length));
            Assert.Equal(1, office.Queued);
            Assert.Equal(WorkItem.OfRecord("a", key), Assert.Single(await office.WaitingAsync()).Id);

            await office.WorkAsync();

            Assert.Equal("Printer on fire", office.B.Text(office.Office.Twin("b"), "subject"));
            Assert.Empty(await office.WaitingAsync());
        }
    }

    [Fact]
    public async Task C15_A_new_ticket_is_made_once_for_many_deliveries_of_one_action()
    {
        using var office = new HookOffice();
        await office.Office.SettleAsync();
        office.Office.Limits = new SyncLimits { Lanes = 4 };
        var key = office.A.Add(("subject", Value.Of("New")), ("status", Value.Of("new")));
        var receiver = office.Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(at => receiver.ReceiveAsync(Delivery(Event(key, $"e{at}"), Event(key, $"f{at}")), Cancellation)));
        await office.WorkAsync();
        await receiver.ReceiveAsync(Delivery(Event(key, "late")), Cancellation);
        await office.Office.SettleAsync();

        Assert.Single(office.B.Tickets);
        Assert.Equal(17, (await office.CountsAsync()).Accepted);
    }

    [Fact]
    public async Task WhatIsNotGenuineIsCountedAndNothingElse()
    {
        using var office = new HookOffice();
        var receiver = office.Open();
        var answer = await receiver.ReceiveAsync(HookBench.Request("""{ "events": [] }""", """{ "X-Token": "guess" }"""), Cancellation);
        Assert.Equal((WebhookOutcome.Refused, 401, 0, "the token is another"), (answer.Outcome, answer.Status, answer.Body.Length, answer.Reason));
        Assert.Equal(0, (await office.CountsAsync()).Refused); // who is refused does not have the disk written each time
        office.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        await receiver.ReceiveAsync(HookBench.Request("{}"), Cancellation);
        var counts = await office.CountsAsync();
        Assert.Equal((2, "it has no token"), (counts.Refused, counts.Refusal));
        await receiver.ReceiveAsync(HookBench.Request("{}"), Cancellation);
        await receiver.FlushAsync(Cancellation);
        Assert.Equal(3, (await office.CountsAsync()).Refused);
        Assert.Null((await office.CountsAsync()).LastAt);
        Assert.Empty(await office.EntriesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ItIsAnsweredOnlyOnceItIsKept(bool isStored)
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            office.A.Edit(key, ("subject", Value.Of("Changed")));
            var dying = office.Open(new CrashingStore(office.Office.Store, at: 1, isStored));
            await Assert.ThrowsAsync<ProcessEndedException>(() => dying.ReceiveAsync(Delivery(Event(key, "e1")), Cancellation));
            Assert.Equal(isStored ? 1 : 0, (await office.WaitingAsync()).Count);

            // The sender has no answer, and sends it again to the next process.
            Assert.Equal(200, (await office.Open().ReceiveAsync(Delivery(Event(key, "e1")), Cancellation)).Status);
            await office.WorkAsync();
            Assert.Equal("Changed", office.B.Text(office.Office.Twin("b"), "subject"));
            var counts = await office.CountsAsync();
            Assert.Equal((1, isStored ? 1 : 0), (counts.Accepted, counts.Duplicates));
        }
    }

    [Fact]
    public async Task NothingIsLostWhereTheProcessEndsBetweenTheAnswerAndTheWork()
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            office.A.Edit(key, ("subject", Value.Of("Changed")));
            Assert.Equal(200, (await office.Open().ReceiveAsync(Delivery(Event(key, "e1")), Cancellation)).Status);
            for (var at = 1; office.B.Text(office.Office.Twin("b"), "subject") != "Changed" || (await office.WaitingAsync()).Count > 0; at++)
            {
                Assert.True(at < 20, "the work is never done");
                try
                {
                    await office.WorkAsync(new CrashingStore(office.Office.Store, at, isStored: at % 2 == 0));
                }
                catch (ProcessEndedException)
                {
                    office.Office.Clock.Advance(TimeSpan.FromMinutes(6));
                }
            }
            Assert.Equal("Changed", office.B.Text(office.Office.Twin("b"), "subject"));
        }
    }

    [Fact] // a version of a second's resolution is the same for two edits: the second is not lost
    public async Task AHintThatComesAfterItsReadBeganQueuesAnother()
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            var receiver = office.Open();
            office.A.Edit(key, ("subject", Value.Of("First")));
            await receiver.ReceiveAsync(Delivery(Event(key, "at 09:00:01")), Cancellation);
            office.A.Reading = read =>
            {
                office.A.Reading = null;
                var seen = new Rezolve.Mapping.Sync.Systems.ReadReport(office.A.Ticket(read));
                office.A.Edit(key, ("subject", Value.Of("Second")));
                receiver.ReceiveAsync(Delivery(Event(key, "at 09:00:01")), Cancellation).GetAwaiter().GetResult();
                return seen;
            };
            await office.WorkAsync();
            await office.WorkAsync();

            Assert.Equal("Second", office.B.Text(office.Office.Twin("b"), "subject"));
            var counts = await office.CountsAsync();
            Assert.Equal((1, 1), (counts.Accepted, counts.Duplicates));
            Assert.Equal(2, Assert.Single(await office.EntriesAsync()).Times);
        }
    }

    [Fact]
    public async Task C7_A_record_waits_once_however_often_it_is_told_of_and_no_event_is_taken_for_another()
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            var receiver = office.Open();
            for (var at = 0; at < 50; at++)
                await receiver.ReceiveAsync(Delivery(Event(key, $"e{at % 7}"), Event(key, $"e{at % 7}", "note")), Cancellation);
            Assert.Single(await office.WaitingAsync());
            var before = office.A.Reads;
            await office.WorkAsync();
            Assert.InRange(office.A.Reads - before, 1, 2);
            var counts = await office.CountsAsync();
            Assert.Equal((14, 86), (counts.Accepted, counts.Duplicates)); // C7: a comment is no duplicate of the change of its ticket
        }
    }

    [Fact]
    public async Task AHintAtAChildIsAboutItsParent()
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            await office.Open().ReceiveAsync(Delivery(Event(key, "e1", "note")), Cancellation);
            Assert.Equal(WorkItem.OfRecord("a", key), Assert.Single(await office.WaitingAsync()).Id);
            var entry = Assert.Single(await office.EntriesAsync());
            Assert.Equal(("comment", "n-e1", key), (entry.Entity, entry.Key, entry.Record));
        }
    }

    [Fact]
    public async Task WhatNoSyncFollowsAndWhatNoRowMatchesIsCounted()
    {
        using var office = new HookOffice();
        Assert.Equal(200, (await office.Open(followed: "other").ReceiveAsync(Delivery(Event("a1", "e1"), Event("a1", "e2", "note")), Cancellation)).Status);
        Assert.Equal(200, (await office.Open().ReceiveAsync(Delivery(Event("a1", "e1", "ping"), Event("a1", "e2", "invoice")), Cancellation)).Status);
        var counts = await office.CountsAsync();
        Assert.Equal((0, 3, 1, 0), (counts.Accepted, counts.Ignored, counts.Unmatched, counts.Unreadable));
        Assert.Empty(await office.WaitingAsync());
        Assert.Equal(0, office.Queued);
    }

    [Fact]
    public async Task OfWhatCannotBeReadOnlyItsShapeIsKept()
    {
        using var office = new HookOffice();
        var receiver = office.Open();
        var answer = await receiver.ReceiveAsync(Delivery("""{ "type": "ticket", "mail": "carol@example.test" }""", Event("a1", "e1")), Cancellation);
        Assert.Equal((WebhookOutcome.Accepted, 200), (answer.Outcome, answer.Status));
        answer = await receiver.ReceiveAsync(HookBench.Request("carol@example.test", """{ "X-Token": "s3cret" }"""), Cancellation);
        Assert.Equal((WebhookOutcome.Unreadable, 400, 0), (answer.Outcome, answer.Status, answer.Body.Length));
        answer = await receiver.ReceiveAsync(HookBench.Request("""{ "events": [], "events": [] }""", """{ "X-Token": "s3cret" }"""), Cancellation);
        Assert.Equal(400, answer.Status);

        var entries = (await office.EntriesAsync()).Where(entry => entry.Reason is not null).OrderBy(entry => entry.Reason).ToList();
        Assert.Equal(["it has no hint", "the body is no JSON that can be read", "the body is no JSON that can be read (line 1)"], entries.Select(entry => entry.Reason));
        Assert.All(entries, entry => Assert.DoesNotContain("carol", entry.Sketch));
        Assert.Contains(entries, entry => entry.Sketch!.EndsWith(": {events: [{type: string, mail: string}] (2)}", StringComparison.Ordinal));
        Assert.Equal((3, 1), ((await office.CountsAsync()).Unreadable, (await office.CountsAsync()).Accepted));
    }

    [Fact]
    public async Task AChallengeIsAnsweredAndNothingIsKept()
    {
        using var office = new HookOffice();
        var answer = await office.Open().ReceiveAsync(HookBench.Request("""{ "challenge": "abc" }"""), Cancellation);
        Assert.Equal((WebhookOutcome.Challenged, 200, "abc", "text/plain; charset=utf-8"), (answer.Outcome, answer.Status, BodyOf(answer), answer.MediaType));
        answer = await office.Open().ReceiveAsync(HookBench.Request($$"""{ "challenge": "{{new string('x', 5000)}}" }"""), Cancellation);
        Assert.Equal((WebhookOutcome.Unreadable, 400, 0), (answer.Outcome, answer.Status, answer.Body.Length));
        Assert.Equal(new InboxCounts(), await office.CountsAsync());
    }

    [Fact] // a filter is the feed's to know: what it does not give must not come in by another door
    public async Task ARecordOutsideTheFilterIsNotTakenIn()
    {
        using var office = new HookOffice();
        office.Office.Decide = program => program with { Sides = [.. program.Sides.Select(side => side.Connection == "a" ? side with { Filter = new ValueObject { ["queue"] = Value.Of("x") } } : side)] };
        await office.Office.SettleAsync();
        var key = office.A.Add(("subject", Value.Of("Elsewhere")), ("status", Value.Of("new")));
        await office.Open().ReceiveAsync(Delivery(Event(key, "e1")), Cancellation);
        await office.WorkAsync();
        Assert.Empty(office.B.Tickets);
        Assert.Empty(await office.WaitingAsync());

        // What a feed has told of is taken in, also where it was told of twice.
        await office.Office.Store.CommitAsync(new StoreChange { Writes = [WorkRows.Of("acme", new WorkItem(WorkItem.OfRecord("a", key), office.Office.Clock.GetUtcNow(), "feed"))] }, Cancellation);
        await office.Open().ReceiveAsync(Delivery(Event(key, "e2")), Cancellation);
        Assert.Equal("feed", Assert.Single(await office.WaitingAsync()).Cause);
        await office.WorkAsync();
        Assert.Single(office.B.Tickets);
    }

    [Fact]
    public async Task AHintOfADeleteIsBelievedOnlyIfTheReadSaysSo()
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            await office.Open().ReceiveAsync(Delivery(Event(key, "e1", "gone")), Cancellation);
            await office.Office.SettleAsync();
            Assert.Equal(LinkState.Active, (await office.Office.LinkAsync("a", key)).State);
            Assert.Single(office.B.Tickets);
        }
    }
}
