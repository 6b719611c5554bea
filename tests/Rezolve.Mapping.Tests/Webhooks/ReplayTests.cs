using CsCheck;
using Rezolve.Mapping.Values;
using static Rezolve.Mapping.Tests.Webhooks.HookOffice;

namespace Rezolve.Mapping.Tests.Webhooks;

/// <summary>I10: replaying any deliveries any number of times in any order, with work done in between or not, ends in the same state.</summary>
public sealed class ReplayTests
{
    private const int Tickets = 4;

    // What happens: a ticket is edited (and told of), a delivery of before comes again, work is done.
    private static readonly Gen<(int Act, int Which)[]> Scripts = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 60]).Array[5, 40];

    [Fact]
    public async Task AnyReplayInAnyOrderEndsInTheSameState_I10() => await Scripts.SampleAsync(
        async script =>
        {
            var (told, quiet) = (await RunAsync(script, replays: true), await RunAsync(script, replays: false));
            Assert.Equal(quiet.State, told.State);
            return true;
        },
        iter: 60);

    private static async Task<(string State, int Reads)> RunAsync((int Act, int Which)[] script, bool replays)
    {
        using var office = new HookOffice();
        for (var at = 0; at < Tickets; at++)
            office.A.Add(("subject", Value.Of($"Ticket {at}")), ("status", Value.Of("new")));
        await office.Office.SettleAsync();
        var keys = office.A.Tickets.Keys.ToList();
        var receiver = office.Open();
        var sent = new List<string>();
        for (var at = 0; at < script.Length; at++)
        {
            var (act, which) = script[at];
            switch (act)
            {
                case 0 or 1:
                    office.A.Edit(keys[which % Tickets], ("subject", Value.Of($"Edit {at}")));
                    sent.Add(Event(keys[which % Tickets], $"e{at}", act == 0 ? "ticket" : "note"));
                    await receiver.ReceiveAsync(Delivery(sent[^1]), CancellationToken.None);
                    break;
                case 2 when replays && sent.Count > 0:
                    // A prefix of what was sent, backwards.
                    foreach (var old in sent.Take((which % sent.Count) + 1).Reverse())
                        await receiver.ReceiveAsync(Delivery(old, old), CancellationToken.None);
                    break;
                case 3:
                    await office.WorkAsync();
                    break;
            }
        }
        await office.WorkAsync();
        await office.WorkAsync();
        Assert.Empty(await office.WaitingAsync());
        var state = string.Join('\n', office.B.Tickets.Select(ticket => $"{ticket.Key}: {ticket.Value.Fields["subject"]}"));
        Assert.Equal(office.A.Tickets.Values.Select(ticket => ticket.Fields["subject"].Text), office.B.Tickets.Values.Select(ticket => ticket.Fields["subject"].Text));
        return ($"{state}\n{(await office.Office.TicketsAsync()).Count}", office.A.Reads);
    }
}
