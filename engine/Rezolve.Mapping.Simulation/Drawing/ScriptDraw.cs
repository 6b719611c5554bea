using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Drawing;

/// <summary>Draws what happens: batches of edits, faults, rounds, and time that passes.</summary>
/// <param name="chance">Draws.</param>
/// <param name="scenario">Who takes part.</param>
/// <param name="faults">How many faults at least; none where it is 0.</param>
internal sealed class ScriptDraw(Chance chance, Scenario scenario, int faults)
{
    /// <summary>How many faults a run has where nobody says otherwise.</summary>
    public const int Usual = 30;

    private const int Batches = 10;

    private readonly List<string> _sides = [.. scenario.Vendors.Select(vendor => vendor.Name)];
    private readonly Dictionary<string, SystemFacts> _facts = scenario.Vendors.ToDictionary(
        vendor => vendor.Name,
        vendor => scenario.FactsOf(vendor), StringComparer.Ordinal);
    private readonly List<string> _tags = [];
    private readonly List<Act> _acts = [];
    private int _edits;

    /// <summary>Draws all of it.</summary>
    public IReadOnlyList<Act> All()
    {
        _acts.Add(new Round(_sides, FeedKind.Changes));
        for (var batch = 0; batch < Batches; batch++)
        {
            Edits(batch);
            Faults();
            if (scenario.IsStepwise)
                _acts.Add(new SettleNow());
            else
                Rounds();
        }
        Break(new MoreFaults(_sides, faults, scenario.Seed));
        return _acts;
    }

    private void Edits(int batch)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        if (batch == 0 || chance.Percent(25))
            Create();
        for (var edit = chance.Below(4); edit > 0; edit--)
        {
            var (tag, side) = (chance.Of(_tags), chance.Of([.. _sides, World.Hub]));
            var act = chance.Percent(25) ? Status(side, tag) : Field(side, tag);
            // Where the script settles after each batch, a group of a ticket belongs to one side until then.
            if (act is null || (scenario.IsStepwise && !taken.TryAdd($"{tag} {GroupOf(act)}", side) && taken[$"{tag} {GroupOf(act)}"] != side))
                continue;
            _acts.Add(!scenario.IsStepwise && side != World.Hub && chance.Percent(12) ? new During(side, chance.Of(Enum.GetValues<Moment>()), act) : act);
            if (chance.Percent(40))
                _acts.Add(new Pass(chance.Seconds(0, 45)));
        }
        if (!scenario.IsStepwise && chance.Percent(3))
            _acts.Add(new DeleteTicket(chance.Of(_sides), Next(), chance.Of(_tags)));
        if (!scenario.IsStepwise && chance.Percent(3))
            _acts.Add(new UnknownWord(chance.Of(_sides), Next(), chance.Of(_tags), "priority"));
    }

    private void Create()
    {
        var (side, tag, edit) = (chance.Of(_sides), $"N{_tags.Count + 1}", Next());
        _tags.Add(tag);
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var field in _facts[side].Fields.Where(field => field is { IsRead: true, IsSet: false }))
        {
            if (field.Name == Tags.FieldOf(_facts[side]) || chance.Percent(50))
                fields[field.Name] = Draw(field, tag, edit);
        }
        if (!fields.ContainsKey("status") && _facts[side].Transitions is null)
            fields["status"] = Value.Of("new");
        _acts.Add(new CreateTicket(side, edit, fields));
    }

    private Act? Field(string side, string tag)
    {
        var facts = _facts[side == World.Hub ? chance.Of(_sides) : side];
        var fields = facts.Fields.Where(field => field is { IsRead: true, IsUpdated: true } && field.Name is not "status").ToList();
        if (fields.Count == 0)
            return null;
        var field = chance.Of(fields);
        if (field.IsSet)
            return side == World.Hub ? null : new EditSet(side, Next(), tag, field.Name, $"tag{chance.Below(6)}", chance.Percent(65));
        var edit = Next();
        var value = Draw(field, tag, edit);
        return side == World.Hub ? new HubEdit(edit, tag, field.Name, value) : new EditField(side, edit, tag, field.Name, value);
    }

    // A connector reads rich text as such; systems without one keep it as they are told.
    private Value Draw(SyncedField field, string tag, string edit)
    {
        if (scenario.Words.GetValueOrDefault(field.Name) is { Count: > 0 } words)
            return Value.Of(chance.Of(words));
        var value = Words.Draw(chance, field.Name, field.Type, tag, edit);
        return scenario.Described.Count > 0 && field.Type == FieldType.RichText
            ? Value.Of(new ValueObject(2) { ["format"] = Value.Of("plain"), ["text"] = value })
            : value;
    }

    private Act Status(string side, string tag) =>
        side == World.Hub ? new HubEdit(Next(), tag, "status", Value.Of(chance.Of(Words.Statuses))) : new MoveStatus(side, Next(), tag, chance.Below(12));

    private string GroupOf(Act act)
    {
        var field = act switch { EditField edit => edit.Field, EditSet edit => edit.Field, HubEdit edit => edit.Field, _ => "status" };
        return _facts.Values.SelectMany(facts => facts.Groups).FirstOrDefault(group => group.Value.Contains(field)).Key ?? field;
    }

    // Where there are to be none they are drawn all the same: people do what they do with the usual number.
    private void Faults()
    {
        for (var fault = ((faults == 0 ? Usual : faults) * 5 / 4 / Batches) + 1; fault > 0; fault--)
        {
            var kind = chance.Of(FaultQueue.Usual);
            if (kind is FaultKind.Outage or FaultKind.PermissionLost && chance.Percent(60))
                kind = FaultKind.TimeoutAfter;
            var span = kind switch { FaultKind.Outage or FaultKind.PermissionLost => chance.Seconds(30, 300), FaultKind.Throttled => chance.Seconds(5, 60), _ => chance.Seconds(1, 20) };
            Break(new ArmFault(chance.Of(_sides), new ArmedFault(kind, chance.Below(4), span)));
        }
        if (chance.Percent(60))
            Break(new ArmCrash(new ArmedCrash(chance.Of(Enum.GetValues<CrashPoint>()), chance.Below(3))));
    }

    private void Break(Act act)
    {
        if (faults > 0)
            _acts.Add(act);
    }

    private void Rounds()
    {
        for (var round = 1 + chance.Below(2); round > 0; round--)
        {
            _acts.Add(new Round([.. _sides.Where(_ => chance.Percent(80))], chance.Percent(8) ? FeedKind.Keys : FeedKind.Changes));
            _acts.Add(new Pass(chance.Percent(80) ? chance.Seconds(5, 90) : chance.Seconds(90, 1200)));
        }
        if (chance.Percent(6))
            _acts.Add(new Begin(chance.Percent(50)));
    }

    private string Next() => $"e{++_edits}";
}
