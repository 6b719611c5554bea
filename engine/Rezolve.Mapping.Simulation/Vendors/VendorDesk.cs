using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>The tickets of a simulated vendor, and what it does with them. It knows nothing of requests.</summary>
/// <param name="knobs">How it behaves.</param>
/// <param name="facts">Its fields.</param>
/// <param name="clock">The clock.</param>
internal sealed class VendorDesk(VendorKnobs knobs, SystemFacts facts, TimeProvider clock)
{
    private readonly List<VendorTicket> _tickets = [];

    /// <summary>The field whose first word tells which ticket it is.</summary>
    public string TagField { get; } = Tags.FieldOf(facts);

    /// <summary>Every ticket, deleted ones too, the oldest first.</summary>
    public IReadOnlyList<VendorTicket> Tickets => _tickets;

    /// <summary>Hears of every change of a ticket.</summary>
    public Action<VendorTicket>? Changed { get; set; }

    /// <summary>The vendor's clock.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() + knobs.Skew;

    /// <summary>The ticket of a key; null where there is none, or it is deleted or part of another.</summary>
    public VendorTicket? Find(string? key) => _tickets.Find(ticket => ticket.Key == key && ticket.Now.IsThere);

    /// <summary>The oldest ticket that is there with a tag; null where there is none.</summary>
    public VendorTicket? Tagged(string tag) => _tickets.Find(ticket => ticket.Tag == tag && ticket.Now.IsThere);

    /// <summary>Makes a ticket.</summary>
    public VendorTicket Create(IReadOnlyDictionary<string, Value> fields, Author by, string cause, string? intent = null)
    {
        var first = facts.Fields.ToDictionary(field => field.Name, _ => Value.Null, StringComparer.Ordinal);
        if (facts.Transitions is not null)
            first["status"] = Value.Of(knobs.Workflow?.Start ?? facts.Transitions.Known.Select(step => step.From).FirstOrDefault());
        else if (knobs.FirstStatus is { } status)
            first["status"] = Value.Of(status);
        foreach (var (name, value) in fields)
            first[name] = value;
        var number = _tickets.Count + 1;
        var ticket = new VendorTicket(knobs.NumbersKeys ? $"{number}" : $"{knobs.Name}-{number}", Tags.Of(first.GetValueOrDefault(TagField))) { Intent = intent };
        _tickets.Add(ticket);
        Become(ticket, new VendorState(1, clock.GetUtcNow(), Stamp(), first, by, cause));
        Follow(ticket, null, by, cause);
        return ticket;
    }

    /// <summary>Changes a ticket.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Change(VendorTicket ticket, IReadOnlyDictionary<string, Value> changes, Author by, string cause)
    {
        var before = ticket.Now;
        if (changes.All(change => ValueEquality.AreEqual(before[change.Key], change.Value)))
            return false;
        var after = before.Fields.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            after[name] = value;
        Become(ticket, Next(before, after, by, cause));
        if (by != Author.Rule)
            Follow(ticket, before, by, cause);
        return true;
    }

    /// <summary>Something of a ticket changed that is none of its fields.</summary>
    public void Touch(VendorTicket ticket, Author by, string cause) => Become(ticket, Next(ticket.Now, ticket.Now.Fields, by, cause) with { IsDeleted = ticket.Now.IsDeleted });

    /// <summary>Deletes a ticket.</summary>
    public void Delete(VendorTicket ticket, Author by, string cause) =>
        Become(ticket, Next(ticket.Now, ticket.Now.Fields, by, cause) with { IsDeleted = true });

    /// <summary>Brings a deleted ticket back as it was.</summary>
    public void Restore(VendorTicket ticket, string cause) =>
        Become(ticket, Next(ticket.Now, ticket.Now.Fields, Author.Person, cause) with { IsDeleted = false });

    /// <summary>Makes a ticket part of another.</summary>
    public void Merge(VendorTicket ticket, VendorTicket into, string cause) =>
        Become(ticket, Next(ticket.Now, ticket.Now.Fields, Author.Person, cause) with { MergedInto = into.Key });

    /// <summary>Gives a ticket another number; its key stays.</summary>
    public void Renumber(VendorTicket ticket, string number, string cause) =>
        Become(ticket, Next(ticket.Now, ticket.Now.Fields, Author.Person, cause) with { Number = number });

    /// <summary>The ticket that stands in the place of one that has become part of others; null where that is gone too.</summary>
    public VendorTicket? EndOf(VendorTicket merged)
    {
        var at = merged;
        for (var most = _tickets.Count; at?.Now.MergedInto is { } into && most > 0; most--)
            at = _tickets.Find(ticket => ticket.Key == into);
        return at?.Now.IsThere == true ? at : null;
    }

    private void Become(VendorTicket ticket, VendorState state)
    {
        ticket.Become(state);
        Changed?.Invoke(ticket);
    }

    private VendorState Next(VendorState before, IReadOnlyDictionary<string, Value> fields, Author by, string cause) =>
        before with { Version = before.Version + 1, At = clock.GetUtcNow(), Stamp = Stamp(), Fields = fields, By = by, Cause = cause };

    private void Follow(VendorTicket ticket, VendorState? before, Author by, string cause)
    {
        var made = VendorRules.Of(knobs.Rules, before, ticket.Now, by);
        if (made.Count > 0)
            Change(ticket, made, Author.Rule, cause);
    }

    /// <summary>Now, by the vendor's clock, as fine as it is.</summary>
    public DateTimeOffset Stamp() => new(Now.UtcTicks - (Now.UtcTicks % Math.Max(1, knobs.Resolution.Ticks)), TimeSpan.Zero);
}
