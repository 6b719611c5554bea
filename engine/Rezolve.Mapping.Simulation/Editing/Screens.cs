using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Editing;

/// <summary>A vendor as its own people work with it.</summary>
internal static class Screens
{
    /// <summary>A value as this vendor keeps it; a fault where it cannot.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">The canonical value; people by their names.</param>
    public static Value Own(this SimulatedVendor vendor, string field, Value value)
    {
        if (vendor.Facts[field] is not { } known)
            return Value.Fault("there is no such field");
        if (known.Type is not (FieldType.User or FieldType.Team) || value.Kind != ValueKind.Text)
            return known.Kept(value);
        return value.Text[0] == 'p' && vendor.Knobs.Strangers.Contains(value.Text[1] - '0')
            ? Value.Fault($"{vendor.Facts.Connection} does not know {value.Text}")
            : known.Kept(Value.Of(People.KeyOf(value.Text, vendor.Knobs)));
    }

    /// <summary>A value that this vendor keeps, canonical and with people by their names.</summary>
    public static Value Neutral(this SimulatedVendor vendor, string field, Value kept) =>
        vendor.Facts[field] is { Type: FieldType.User or FieldType.Team } && People.NameOf(kept) is { } name ? Value.Of(name) : vendor.Canonical(field, kept);

    /// <summary>A canonical value that this vendor told, with people by their names.</summary>
    public static Value Told(this SimulatedVendor vendor, string field, Value told) =>
        vendor.Facts[field] is { Type: FieldType.User or FieldType.Team } && People.NameOf(told) is { } name ? Value.Of(name) : told;

    /// <summary>Whether nothing of a ticket can be changed any more.</summary>
    public static bool IsFrozen(this SimulatedVendor vendor, VendorTicket ticket) =>
        ticket.Now["status"] is { Kind: ValueKind.Text } status && vendor.Facts.Frozen.Contains(status.Text);

    /// <summary>The statuses that a ticket can be moved to, as the vendor keeps them, and the fields that each needs.</summary>
    public static IReadOnlyList<(Value Status, IReadOnlyList<string> Requires)> NextStatuses(this SimulatedVendor vendor, VendorTicket ticket)
    {
        if (vendor.Facts["status"] is not { } field)
            return [];
        var at = ticket.Now["status"];
        if (vendor.Facts.Transitions is { } transitions)
        {
            var steps = vendor.Knobs.Workflow?.Steps ?? transitions.Known;
            return [.. steps.Where(step => at.Kind == ValueKind.Text && step.From == at.Text).Select(step => (Value.Of(step.To), step.Requires))];
        }
        var words = Words.Statuses.Select(word => field.ReadsBack(Value.Of(word)));
        return [.. words.Where(value => !value.IsFault && !ValueEquality.AreEqual(value, at)).Select(value => (value, (IReadOnlyList<string>)[]))];
    }

    /// <summary>Gives a field a value, and notes it.</summary>
    public static void Edit(this SimulatedVendor vendor, Journal journal, VendorTicket ticket, string edit, string field, Value own)
    {
        var before = ticket.Now[field];
        if (own.IsFault || !vendor.Desk.Change(ticket, new Dictionary<string, Value> { [field] = own }, Author.Person, edit))
            return;
        journal.Note(new PersonEdit(edit, vendor.Facts.Connection, ticket.Tag, field, vendor.Neutral(field, own), vendor.Neutral(field, before)));
    }
}
