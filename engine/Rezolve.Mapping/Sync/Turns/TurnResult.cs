using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>What came of a turn of one link.</summary>
/// <param name="Progress">Something changed: the systems of the ticket are gone through once more.</param>
internal readonly record struct TurnResult(bool Progress)
{
    /// <summary>When the link is due again by itself; null where it is not.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What it waits for; null where it does not.</summary>
    public string? Waits { get; init; }

    /// <summary>Why nothing could be done at all; null where something could.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The connection at which it failed; null where nothing did.</summary>
    public string? FailedAt { get; init; }

    /// <summary>Whether it was about a record that is linked.</summary>
    public bool IsLinked { get; init; }

    /// <summary>Whether another turn is taken of the same ticket now: this one comes after it.</summary>
    public bool IsBusy { get; init; }

    /// <summary>Another turn is taken of the same ticket now.</summary>
    public static TurnResult Busy { get; } = new(false) { IsBusy = true };

    /// <summary>Nothing was to be done.</summary>
    public static TurnResult Quiet { get; } = new(false);

    /// <summary>Something changed.</summary>
    public static TurnResult Again { get; } = new(true);

    /// <summary>Nothing before an instant.</summary>
    public static TurnResult Wait(DateTimeOffset until, string why) => new(false) { DueAt = until, Waits = why };

    /// <summary>Nothing could be done.</summary>
    public static TurnResult Failed(Failure failure) => new(false) { Failure = failure };
}
