using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Webhooks;
using static Rezolve.Mapping.Tests.Webhooks.HookOffice;

namespace Rezolve.Mapping.Tests.Webhooks.Inbox;

/// <summary>How much waits, how long events are known, and what a failing system is spared.</summary>
public sealed class InboxLimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ASystemThatFailsIsNotAskedSoonerForBeingToldOf()
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            office.A.Reading = _ => new ReadReport(null) { Failure = Failure.Of(FailureClass.Transient, "down") };
            var receiver = office.Open();
            await receiver.ReceiveAsync(Delivery(Event(key, "e1")), Cancellation);
            await office.WorkAsync();
            var failing = Assert.Single(await office.WaitingAsync());
            await receiver.ReceiveAsync(Delivery(Event(key, "e2")), Cancellation);
            var still = Assert.Single(await office.WaitingAsync());
            Assert.Equal((failing.DueAt, failing.Attempts), (still.DueAt, still.Attempts));
            Assert.True(still.Version > failing.Version);
        }
    }

    [Fact]
    public async Task WhereMoreWaitsThanIsLetWaitTheSenderComesAgain()
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            var receiver = office.Open(limits: Limits with { Waiting = 0 });
            Assert.Equal(200, (await receiver.ReceiveAsync(Delivery(Event(key, "e1")), Cancellation)).Status);
            office.Office.Clock.Advance(TimeSpan.FromSeconds(5));
            var answer = await receiver.ReceiveAsync(Delivery(Event(key, "e2")), Cancellation);
            Assert.Equal((WebhookOutcome.PutOff, 503, TimeSpan.FromSeconds(30)), (answer.Outcome, answer.Status, answer.RetryAfter));
            await office.WorkAsync();
            office.Office.Clock.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal(200, (await receiver.ReceiveAsync(Delivery(Event(key, "e2")), Cancellation)).Status);
        }
    }

    [Fact]
    public async Task WhatCameLongAgoIsForgotten()
    {
        var (office, key) = await WithTicketAsync();
        using (office)
        {
            var receiver = office.Open();
            await receiver.ReceiveAsync(Delivery(Event(key, "old")), Cancellation);
            office.Office.Clock.Advance(TimeSpan.FromDays(2));
            await receiver.ReceiveAsync(Delivery(Event(key, "new")), Cancellation);
            office.Office.Clock.Advance(TimeSpan.FromDays(2));
            await office.Office.RoundAsync();
            Assert.Single(await office.EntriesAsync());
        }
    }
}
