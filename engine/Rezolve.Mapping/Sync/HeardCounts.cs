using System.Globalization;

namespace Rezolve.Mapping.Sync;

/// <summary>What became of the comments and files that a system told of its tickets, each time it was heard: what was told is what came of it.</summary>
internal readonly record struct HeardCounts
{
    /// <summary>How many were told, those included that could not be read.</summary>
    public int Told { get; init; }

    /// <summary>Those that the hub knew: what was said there, and copies of what was said elsewhere.</summary>
    public int Known { get; init; }

    /// <summary>Those that are new to it.</summary>
    public int New { get; init; }

    /// <summary>Those that may be what a write of ours has made, and wait until that is settled.</summary>
    public int Waiting { get; init; }

    /// <summary>Those that stay where they are, as the operator decided.</summary>
    public int Passed { get; init; }

    /// <summary>Those that could not be read: each is a dead letter.</summary>
    public int Unread { get; init; }

    /// <summary>Whether each has an outcome.</summary>
    public bool AddUp => Told == Known + New + Waiting + Passed + Unread;

    /// <summary>Two hearings as one.</summary>
    public static HeardCounts operator +(HeardCounts left, HeardCounts right) => new()
    {
        Told = left.Told + right.Told,
        Known = left.Known + right.Known,
        New = left.New + right.New,
        Waiting = left.Waiting + right.Waiting,
        Passed = left.Passed + right.Passed,
        Unread = left.Unread + right.Unread,
    };

    /// <summary>The counts with their words; what did not occur is left out.</summary>
    public override string ToString()
    {
        (int Count, string Word)[] all = [(Known, "known"), (New, "new"), (Waiting, "waiting"), (Passed, "left where they are"), (Unread, "unreadable")];
        return string.Join(", ", all.Where(one => one.Count > 0).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Count:N0} {one.Word}")));
    }
}
