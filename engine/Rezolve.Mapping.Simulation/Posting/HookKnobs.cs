namespace Rezolve.Mapping.Simulation.Posting;

/// <summary>How a simulated vendor tells by itself that something happened.</summary>
internal sealed record HookKnobs
{
    /// <summary>How many of a hundred events are never told.</summary>
    public int Loses { get; init; }

    /// <summary>How many of a hundred deliveries come once more, later.</summary>
    public int Repeats { get; init; }

    /// <summary>How late a delivery may be; those that are late overtake each other.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>It tells of notes as such, and names their ticket.</summary>
    public bool NamesNotes { get; init; }

    /// <summary>Nobody asks for what changed: what is not told is found by sweeps alone.</summary>
    public bool IsOnlyTold { get; init; }

    /// <summary>Draws how it tells.</summary>
    public static HookKnobs Of(Chance chance)
    {
        var isOnlyTold = chance.Percent(25);
        return new HookKnobs
        {
            Loses = isOnlyTold || chance.Percent(40) ? 0 : chance.Below(50),
            Repeats = chance.Below(40),
            Delay = chance.Percent(60) ? chance.Seconds(1, 900) : TimeSpan.Zero,
            NamesNotes = chance.Percent(50),
            IsOnlyTold = isOnlyTold,
        };
    }
}
