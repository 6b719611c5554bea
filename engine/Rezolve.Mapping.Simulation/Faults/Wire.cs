using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Faults;

/// <summary>The way to one vendor: what goes wrong on it, and what happens at the vendor meanwhile. It outlives processes.</summary>
/// <param name="name">The connection.</param>
/// <param name="clock">The clock.</param>
/// <param name="trace">Where what happens is noted.</param>
internal sealed class Wire(string name, SimulatedClock clock, Trace trace)
{
    private readonly List<(DateTimeOffset Due, Func<Task> Act)> _late = [];
    private readonly List<(Moment Moment, Action Act)> _meanwhile = [];

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What goes wrong.</summary>
    public FaultQueue Faults { get; } = new(clock);

    /// <summary>How many writes were sent.</summary>
    public int Attempts { get; set; }

    /// <summary>
    /// What the engine said without keeping what came of it. Whoever writes the very same there after that cannot be told from it.
    /// </summary>
    public List<Doubt> Doubts { get; } = [];

    /// <summary>When each ticket was read last, by key; that one was not there is an answer too.</summary>
    public Dictionary<string, DateTimeOffset> Reads { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether all that is there was read once.</summary>
    public bool IsLoaded { get; set; }

    /// <summary>Remembers what is sent, until what came of it is known and kept.</summary>
    public IReadOnlyList<Doubt> Say(string key, IEnumerable<KeyValuePair<string, Value>> said)
    {
        List<Doubt> now = [.. said.Select(one => new Doubt(key, one.Key, one.Value, clock.GetUtcNow()))];
        Doubts.AddRange(now);
        return now;
    }

    /// <summary>Notes what happened.</summary>
    public void Note(string line) => trace.Add($"{clock.GetUtcNow():HH:mm:ss} {name} {line}");

    /// <summary>Lets something happen at the vendor at the next such moment.</summary>
    public void Meanwhile(Moment moment, Action act) => _meanwhile.Add((moment, act));

    /// <summary>Such a moment is now.</summary>
    public void Between(Moment moment)
    {
        if (_meanwhile.FindIndex(one => one.Moment == moment) is >= 0 and var found)
        {
            var act = _meanwhile[found].Act;
            _meanwhile.RemoveAt(found);
            act();
        }
    }

    /// <summary>A request that arrives late.</summary>
    public void Later(TimeSpan span, Func<Task> act) => _late.Add((clock.GetUtcNow() + span, act));

    /// <summary>What is due arrives.</summary>
    public void Arrive()
    {
        if (_late.Count == 0)
            return;
        foreach (var late in _late.Where(one => one.Due <= clock.GetUtcNow()).ToList())
        {
            _late.Remove(late);
            Note("a late request arrives");
            late.Act().GetAwaiter().GetResult();
        }
    }

    /// <summary>Nothing goes wrong any more; what is late still arrives.</summary>
    public void Mend()
    {
        Faults.Clear();
        _meanwhile.Clear();
    }
}

/// <summary>A moment between two calls of the engine, at which people may do something.</summary>
internal enum Moment
{
    /// <summary>Between two pages of a feed.</summary>
    BetweenPages,

    /// <summary>After a ticket was read, before it is written.</summary>
    BeforeWrite,

    /// <summary>After a ticket was written, before it is read back.</summary>
    AfterWrite,
}

/// <summary>Something the engine said, of which nobody knows what came of it.</summary>
/// <param name="key">The ticket's key.</param>
/// <param name="name">The field.</param>
/// <param name="value">What it said.</param>
/// <param name="at">When.</param>
internal sealed class Doubt(string key, string name, Value value, DateTimeOffset at)
{
    /// <summary>The ticket's key; empty for one that was to be made.</summary>
    public string Key => key;

    /// <summary>The field.</summary>
    public string Field => name;

    /// <summary>What it said.</summary>
    public Value Value => value;

    /// <summary>When.</summary>
    public DateTimeOffset At => at;
}
