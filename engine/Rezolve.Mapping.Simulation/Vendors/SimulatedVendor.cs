using Rezolve.Mapping.Simulation.Connectors;
using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>A vendor that is a small model of state: it answers at once, and behaves as its knobs say.</summary>
internal sealed class SimulatedVendor : ITicketSystem, IPeopleSystem
{
    private readonly TimeProvider _clock;
    private readonly VendorReading _reading;
    private readonly VendorFeed _feed;
    private readonly VendorWrites _writes;
    private int _reads;

    /// <summary>A vendor without tickets.</summary>
    /// <param name="knobs">How it behaves.</param>
    /// <param name="facts">Its fields.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="described">What a connector says of it; null where none does.</param>
    public SimulatedVendor(VendorKnobs knobs, SystemFacts facts, TimeProvider clock, DescribedSystem? described = null)
    {
        (Knobs, Facts, _clock) = (knobs, facts, clock);
        Desk = new VendorDesk(knobs, facts, clock);
        _reading = new VendorReading(knobs, facts, Desk, described);
        _feed = new VendorFeed(knobs, Desk, _reading, clock);
        _writes = new VendorWrites(knobs, facts, Desk, _reading, clock, described);
    }

    /// <summary>How it behaves.</summary>
    public VendorKnobs Knobs { get; }

    /// <summary>Our clock.</summary>
    public TimeProvider Clock => _clock;

    /// <summary>What is known of it.</summary>
    public SystemFacts Facts { get; }

    /// <summary>Its tickets, as its own people see them.</summary>
    public VendorDesk Desk { get; }

    /// <summary>What is said on its tickets; null where nothing is.</summary>
    public VendorTalk? Talk { get; set; }

    /// <summary>The canonical value of one that it keeps.</summary>
    public Value Canonical(string field, Value kept) => _reading.Canonical(field, kept);

    /// <inheritdoc/>
    public IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, CancellationToken cancellation) => _feed.ReadAsync(request);

    /// <inheritdoc/>
    public Task<ReadReport> ReadAsync(string key, CancellationToken cancellation)
    {
        var ticket = Desk.Tickets.FirstOrDefault(one => one.Key == key);
        var seen = _clock.GetUtcNow() - ReadLag();
        var state = ticket?.AsOf(seen);
        if (state is null || (state.IsDeleted && !Knobs.ShowsDeleted))
            return Task.FromResult(new ReadReport(null, IsMissing: true));
        var end = state.MergedInto is not null && Knobs.AnswersMerged ? Desk.EndOf(ticket!) : null;
        return Task.FromResult(new ReadReport(end?.AsOf(seen) is { IsThere: true } other ? _reading.Tell(end, other) with { AskedKey = key } : _reading.Tell(ticket!, state)));
    }

    /// <summary>The statuses whose steps were listed: of others nobody outside knows where they lead.</summary>
    public HashSet<string> Listed { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        if (Knobs.Workflow is not { AreListed: true } workflow)
            return Task.FromResult(new StepsReport(null));
        var at = Desk.Find(ticket.Key)?.Now["status"] is { Kind: ValueKind.Text } status ? status.Text : "";
        Listed.Add(at);
        return Task.FromResult(new StepsReport([.. workflow.Steps.Where(step => step.From == at)]));
    }

    /// <inheritdoc/>
    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) => Task.FromResult(_writes.Do(order));

    /// <inheritdoc/>
    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation)
    {
        var seen = _clock.GetUtcNow() - Knobs.SearchLag;
        var found = Desk.Tickets.Select(ticket => (Ticket: ticket, State: ticket.AsOf(seen)))
            .Where(one => one.State is { IsThere: true } state && IsMeant(order, one.Ticket, state));
        return Task.FromResult(new FindReport([.. found.Select(one => _reading.Tell(one.Ticket, one.State!))]));
    }

    /// <inheritdoc/>
    public Task<PeopleReport> FindAsync(string by, SystemPerson person, CancellationToken cancellation)
    {
        var keys = Enumerable.Range(0, People.Count).Where(number => !Knobs.Strangers.Contains(number)).Select(number => People.KeyOf($"p{number}", Knobs))
            .Concat(Enumerable.Range(0, People.Teams).Select(number => People.KeyOf($"t{number}", Knobs)));
        var found = keys.Select(key => VendorReading.Person(Value.Of(key))).Where(one => Compared(by, one) is { } known && known == Compared(by, person));
        return Task.FromResult(new PeopleReport([.. found]));
    }

    /// <summary>How long the next read lags. Servers stand behind one address: one read shows what the next, from another of them, does not show yet.</summary>
    public TimeSpan ReadLag() => Knobs.LagsVary ? Knobs.ReadLag * (_reads++ % 3) / 2 : Knobs.ReadLag;

    private bool IsMeant(FindOrder order, VendorTicket ticket, VendorState state)
    {
        if (order.Intent is not null && Knobs.Recover is RecoverMethod.Key or RecoverMethod.Lookup)
            return ticket.Intent == order.Intent;
        if (order.Since is { } since && ticket.States[0].Stamp < since - Knobs.Resolution)
            return false;
        // What our account made, whatever people have made of it since.
        if (order.Intent is not null)
            return ticket.Maker == Author.Engine;
        return order.Wanted.Keys.All(name => Facts[name] is { } field && ValueEquality.AreEqual(field.ReadsBack(order.Wanted.GetValueOrDefault(name)), Canonical(name, state[name])));
    }

    private static string? Compared(string by, SystemPerson person) => by switch
    {
        "email" => person.Email,
        "username" => person.Username,
        "name" => person.Name,
        "key" => person.Key,
        _ => null,
    };
}
