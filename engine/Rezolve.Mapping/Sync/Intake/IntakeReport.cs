using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Intake;

/// <summary>What became of everything that one run over a feed named. The counts of outcomes add up to <see cref="Read"/>.</summary>
internal sealed record IntakeReport
{
    /// <summary>How many records or keys were named.</summary>
    public int Read { get; init; }

    /// <summary>Of these, how many say what they said before.</summary>
    public int Unchanged { get; init; }

    /// <summary>How many changed something here, or are due to.</summary>
    public int Changed { get; init; }

    /// <summary>How many became new hub tickets.</summary>
    public int New { get; init; }

    /// <summary>How many joined a hub ticket that was there.</summary>
    public int Joined { get; init; }

    /// <summary>How many were queued to be looked at by themselves.</summary>
    public int Queued { get; init; }

    /// <summary>How many take no part, or were there before in the same run.</summary>
    public int Skipped { get; init; }

    /// <summary>How many could not be read or judged: each is kept as a dead letter.</summary>
    public int Unreadable { get; init; }

    /// <summary>How many records became what; together as many as were read.</summary>
    public IEnumerable<(string Outcome, int Count)> Outcomes =>
    [
        ("unchanged", Unchanged), ("changed", Changed), ("new", New), ("joined", Joined), ("queued", Queued), ("skipped", Skipped), ("unreadable", Unreadable),
    ];

    /// <summary>How many pages were read.</summary>
    public int Pages { get; init; }

    /// <summary>Why the run ended early; null where it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What else is worth knowing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Two runs as one.</summary>
    public static IntakeReport operator +(IntakeReport left, IntakeReport right) => new()
    {
        Read = left.Read + right.Read,
        Unchanged = left.Unchanged + right.Unchanged,
        Changed = left.Changed + right.Changed,
        New = left.New + right.New,
        Joined = left.Joined + right.Joined,
        Queued = left.Queued + right.Queued,
        Skipped = left.Skipped + right.Skipped,
        Unreadable = left.Unreadable + right.Unreadable,
        Pages = left.Pages + right.Pages,
        Failure = left.Failure ?? right.Failure,
        Notes = [.. left.Notes, .. right.Notes],
    };
}

/// <summary>What became of one record.</summary>
internal enum IntakeOutcome
{
    /// <summary>It says what it said before.</summary>
    Unchanged,

    /// <summary>It changed something here, or is due to.</summary>
    Changed,

    /// <summary>It became a new hub ticket.</summary>
    New,

    /// <summary>It joined a hub ticket.</summary>
    Joined,

    /// <summary>It is looked at by itself.</summary>
    Queued,

    /// <summary>It takes no part.</summary>
    Skipped,

    /// <summary>It could not be judged.</summary>
    Unreadable,
}
