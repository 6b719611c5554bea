using Rezolve.Mapping.Simulation.Connectors;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>What a simulated vendor does with a write, and what it refuses.</summary>
/// <param name="knobs">How it behaves.</param>
/// <param name="facts">Its fields.</param>
/// <param name="desk">Its tickets.</param>
/// <param name="reading">How a ticket is told.</param>
/// <param name="clock">The clock.</param>
/// <param name="described">What a connector says of it; null where none does.</param>
internal sealed class VendorWrites(VendorKnobs knobs, SystemFacts facts, VendorDesk desk, VendorReading reading, TimeProvider clock, DescribedSystem? described)
{
    /// <summary>Does it, or refuses. What its connector cannot say does not reach it.</summary>
    public WriteReport Do(WriteOrder order)
    {
        var said = described?.Say(order);
        if (said is null || said is { Result: not WriteResult.Failed, Held.Count: 0 })
            return Take(order);
        if (said.Result == WriteResult.Failed)
            return said;
        var rest = order with { Change = order.Change.Where(field => !said.Held.ContainsKey(field.Key)).ToDictionary(StringComparer.Ordinal) };
        return rest.Change.Count == 0 && order.Kind == WriteKind.Update
            ? said with { Result = WriteResult.Failed, Failure = said.Held.Values.First() }
            : Take(rest) with { Held = said.Held };
    }

    private WriteReport Take(WriteOrder order)
    {
        if (order.Kind == WriteKind.Create)
            return Create(order);
        if (desk.Find(order.Key) is not { } ticket)
            return Refused(FailureClass.NotFound, "there is no such ticket");
        if (knobs.ComparesAndSets && order.Current?.Version is { } version && version != reading.VersionOf(ticket.Now))
            return Refused(FailureClass.Conflict, "the ticket has changed since it was read");
        if (IsFrozen(ticket) && order.Kind != WriteKind.Delete)
            return Refused(FailureClass.Validation, "the ticket is closed for good");
        return order.Kind switch
        {
            WriteKind.Delete => Delete(ticket, order),
            WriteKind.Step => Step(ticket, order),
            _ => Change(ticket, order, Kept(ticket, order)),
        };
    }

    private WriteReport Create(WriteOrder order)
    {
        if (order.Wanted.GetValueOrDefault(desk.TagField).IsNothing)
            return new WriteReport { Result = WriteResult.Failed, Missing = [desk.TagField], Failure = Failed(FailureClass.Validation, "the subject is missing") };
        if (Twin(order) is { } twin)
            return Done(twin, WriteResult.Done);
        var fields = Kept(null, order);
        if (fields.Where(field => field.Value.IsFault).Select(field => field.Key).FirstOrDefault() is { } bad)
            return Refused(FailureClass.Validation, $"{bad}: {fields[bad].Text}");
        var keepsIntent = knobs.Recover is RecoverMethod.Key or RecoverMethod.Lookup;
        return Done(desk.Create(fields, Author.Engine, order.Intent, keepsIntent ? order.Intent : null), WriteResult.Done);
    }

    // A vendor that refuses twins answers with the one it has, for as long as the key serves.
    private VendorTicket? Twin(WriteOrder order) => knobs.Recover != RecoverMethod.Key ? null : desk.Tickets.FirstOrDefault(ticket =>
        ticket.Intent == order.Intent && (knobs.KeyServes is not { } serves || ticket.States[0].At + serves > clock.GetUtcNow()));

    private WriteReport Step(VendorTicket ticket, WriteOrder order)
    {
        var step = knobs.Workflow?.Steps.FirstOrDefault(one => one.From == ticket.Now["status"].ToString().Trim('"') && one.To == order.Step?.To);
        if (step is null)
            return Refused(FailureClass.Validation, "the status cannot be reached from here");
        var fields = Kept(ticket, order);
        if (step.Requires.FirstOrDefault(field => fields.GetValueOrDefault(field, ticket.Now[field]).IsNothing) is { } missing)
            return Refused(FailureClass.Validation, $"{missing} is needed for this step") with { Missing = [missing] };
        fields["status"] = Value.Of(step.To);
        return Change(ticket, order, fields);
    }

    private WriteReport Change(VendorTicket ticket, WriteOrder order, Dictionary<string, Value> fields)
    {
        if (fields.FirstOrDefault(field => field.Value.IsFault) is { Key: not null } bad)
            return Refused(FailureClass.Validation, $"{bad.Key}: {bad.Value.Text}");
        if (fields.Keys.FirstOrDefault(knobs.Forbidden.Contains) is { } forbidden)
            return Refused(FailureClass.Validation, $"{forbidden} cannot be changed");
        return desk.Change(ticket, fields, Author.Engine, order.Intent) ? Done(ticket, WriteResult.Done) : Done(ticket, WriteResult.Nothing);
    }

    private WriteReport Delete(VendorTicket ticket, WriteOrder order)
    {
        desk.Delete(ticket, Author.Engine, order.Intent);
        return new WriteReport { Result = WriteResult.Done, Key = ticket.Key };
    }

    private Dictionary<string, Value> Kept(VendorTicket? ticket, WriteOrder order)
    {
        var kept = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in order.Change)
        {
            if (name == "status" && facts.Transitions is { } transitions)
            {
                // Where steps lead from status to status, a create may say the first.
                if (ticket is null && facts[name] is { IsCreated: true } && transitions.Targets(value).FirstOrDefault(word => knobs.Workflow!.Canonical.ContainsKey(word)) is { } first)
                    kept[name] = Value.Of(first);
            }
            else if (facts[name] is { } field)
                kept[name] = field.IsSet && ticket is not null && knobs.AddsToSets ? Added(ticket.Now[name], order.Agreed.GetValueOrDefault(name), value) : field.Kept(value);
        }
        return kept;
    }

    private static Value Added(Value present, Value agreed, Value wanted)
    {
        var (had, has) = (Texts(agreed), Texts(wanted));
        return Value.Of([.. Texts(present).Except(had.Except(has)).Union(has.Except(had)).Order(StringComparer.Ordinal).Select(text => Value.Of(text))]);
    }

    private static List<string> Texts(Value set) => set.Kind == ValueKind.List ? [.. set.List.Select(member => member.Text)] : [];

    private bool IsFrozen(VendorTicket ticket) => ticket.Now["status"] is { Kind: ValueKind.Text } status && facts.Frozen.Contains(status.Text);

    private WriteReport Done(VendorTicket ticket, WriteResult result) =>
        new() { Result = result, Key = ticket.Key, Ticket = knobs.AnswersAreTruth ? reading.Tell(ticket, ticket.Now) : null };

    private static WriteReport Refused(FailureClass sort, string why) => new() { Result = WriteResult.Failed, Failure = Failed(sort, why) };

    private static Failure Failed(FailureClass sort, string why) => new(sort, "RZ9001", why) { Operation = "write" };
}
