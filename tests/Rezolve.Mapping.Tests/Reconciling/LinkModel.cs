using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling;

/// <summary>One link of one group, kept in memory: carries plans out, and may be stopped between any two steps.</summary>
internal sealed class LinkModel(GroupPolicy policy, params (string Name, FieldMap Map, bool IsSet)[] fields)
{
    private readonly Dictionary<string, Value> _hub = fields.ToDictionary(field => field.Name, _ => Value.Null);
    private readonly Dictionary<string, Value> _external = fields.ToDictionary(field => field.Name, _ => Value.Null);
    private readonly Dictionary<string, AgreedPair> _base = [];

    public List<ConflictRecord> Conflicts { get; } = [];

    public int Writes { get; private set; }

    public Value Hub(string field) => _hub[field];

    public Value External(string field) => _external[field];

    public AgreedPair? Base(string field) => _base.GetValueOrDefault(field);

    public void EditHub(string field, Value value) => _hub[field] = value;

    public void EditExternal(string field, Value value) => _external[field] = value;

    public GroupPlan Plan() => Reconciler.Plan(new GroupFacts("group", policy, [.. fields.Select(field => new FieldFacts
    {
        Name = field.Name,
        Map = field.Map,
        IsSet = field.IsSet,
        Hub = _hub[field.Name],
        External = _external[field.Name],
        Base = _base.GetValueOrDefault(field.Name),
    })]));

    /// <summary>One round. Stopped after the local commit, nothing was written; stopped after the write, nobody knows of it.</summary>
    public GroupPlan Round(bool stopBeforeWrite = false, bool stopAfterWrite = false)
    {
        var plan = Plan();
        foreach (var (name, value) in plan.Hub)
            _hub[name] = value;
        foreach (var (name, entry) in plan.Base)
            _base[name] = entry;
        if (plan.Conflict is { } conflict && Conflicts.TrueForAll(known => known.Key != conflict.Key))
            Conflicts.Add(conflict);
        if (stopBeforeWrite)
            return plan;
        foreach (var (name, value) in plan.Due)
        {
            var map = fields.First(field => field.Name == name).Map;
            _external[name] = map.ToExternal(value);
            Writes++;
            if (!stopAfterWrite)
                _base[name] = new AgreedPair(_hub[name], _external[name], map.Fingerprint);
        }
        return plan;
    }

    /// <summary>Rounds until nothing is to be done; how many it took.</summary>
    public int Settle(int most = 6)
    {
        for (var round = 0; round < most; round++)
        {
            var plan = Round();
            if (plan.IsQuiet || plan.Hold is not null)
                return round;
        }
        throw new InvalidOperationException($"It does not settle: hub {string.Join(", ", _hub.Values)}, vendor {string.Join(", ", _external.Values)}");
    }
}
