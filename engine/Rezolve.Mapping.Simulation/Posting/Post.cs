using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Simulation.Posting;

/// <summary>
/// The deliveries of one vendor, on their way: at once, late, overtaking each other, again, or never; and now and then one that is not the vendor's. What was
/// not answered is sent again. It outlives processes.
/// </summary>
/// <param name="knobs">How the vendor tells.</param>
/// <param name="vendor">The vendor.</param>
/// <param name="wire">The way to it; what comes of deliveries is noted there.</param>
/// <param name="chance">Draws.</param>
/// <param name="receive">Receives.</param>
internal sealed class Post(HookKnobs knobs, SimulatedVendor vendor, Wire wire, Chance chance, Func<WebhookRequest, Task<WebhookAnswer>> receive)
{
    private const int Forged = 4;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(20);

    private readonly List<(DateTimeOffset Due, IReadOnlyList<ToldEvent> Events)> _underWay = [];
    private readonly List<SentDelivery> _sent = [];

    /// <summary>How the vendor tells.</summary>
    public HookKnobs Knobs => knobs;

    /// <summary>What was delivered, and what came of it, in order.</summary>
    public IReadOnlyList<SentDelivery> Sent => _sent;

    /// <summary>Hears what is said of a ticket.</summary>
    public Action<string>? Said { get; init; }

    /// <summary>How many are on their way.</summary>
    public int UnderWay => _underWay.Count;

    /// <summary>Something happened to a ticket.</summary>
    public void Happened(VendorTicket ticket)
    {
        if (chance.Percent(knobs.Loses))
            return;
        var note = knobs.NamesNotes && ticket.States.Count > 1 && ReferenceEquals(ticket.Now.Fields, ticket.States[^2].Fields) && ticket.Now.IsThere;
        var type = !ticket.Now.IsThere ? "gone" : note ? "note" : "ticket";
        List<ToldEvent> events = [new ToldEvent(type, ticket.Key, $"{ticket.Key}@{ticket.Now.Version}", ticket.Now[vendor.Desk.TagField])];
        if (events[0].Subject is { Kind: ValueKind.Text, Text.Length: > 4 } subject)
            Said?.Invoke(subject.Text);
        if (chance.Percent(10))
            events.Add(new ToldEvent(chance.Percent(50) ? "greeting" : "other", ticket.Key, $"{ticket.Key}@{ticket.Now.Version} too", Value.Null));
        if (chance.Percent(knobs.Repeats))
            _underWay.Add((vendor.Clock.GetUtcNow() + chance.Seconds(1, 1200), events));
        if (chance.Percent(Forged))
            Deliver(events, isGenuine: false);
        if (knobs.Delay > TimeSpan.Zero && chance.Percent(70))
            _underWay.Add((vendor.Clock.GetUtcNow() + chance.Seconds(1, (int)knobs.Delay.TotalSeconds), events));
        else
            Deliver(events);
    }

    /// <summary>What is due arrives.</summary>
    public void Arrive()
    {
        foreach (var due in _underWay.Where(one => one.Due <= vendor.Clock.GetUtcNow()).ToList())
        {
            if (_underWay.Remove(due))
                Deliver(due.Events);
        }
    }

    /// <summary>Everything is delivered once more, the last first.</summary>
    public void Replay()
    {
        foreach (var old in _sent.Where(sent => sent.IsGenuine).Reverse().ToList())
            Deliver(old.Events);
    }

    private void Deliver(IReadOnlyList<ToldEvent> events, bool isGenuine = true)
    {
        WebhookOutcome? outcome = null;
        try
        {
            outcome = receive(HookConnector.Delivery(events, isGenuine)).GetAwaiter().GetResult().Outcome;
        }
        catch (ProcessEndedException)
        {
            // Nobody answered.
        }
        _sent.Add(new SentDelivery(events, vendor.Clock.GetUtcNow(), isGenuine, outcome));
        wire.Note($"tells of {string.Join(' ', events.Select(one => $"{one.Type} {one.Id}"))}{(isGenuine ? "" : ", by somebody else")}: {outcome?.ToString() ?? "no answer"}");
        if (isGenuine && outcome is not WebhookOutcome.Accepted)
            _underWay.Add((vendor.Clock.GetUtcNow() + Again, events));
    }
}

/// <summary>A delivery that arrived.</summary>
/// <param name="Events">Its events.</param>
/// <param name="At">When.</param>
/// <param name="IsGenuine">Whether the vendor sent it.</param>
/// <param name="Outcome">What was answered; null where nobody did.</param>
internal sealed record SentDelivery(IReadOnlyList<ToldEvent> Events, DateTimeOffset At, bool IsGenuine, WebhookOutcome? Outcome);
