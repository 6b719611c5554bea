namespace Rezolve.Mapping.Sync;

/// <summary>What became of the work that was due. The counts of outcomes add up to <see cref="Taken"/>.</summary>
/// <param name="Taken">How many items were taken from the queue.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Waiting">How many are due again later.</param>
/// <param name="GivenUp">How many were given up: each is a dead letter.</param>
internal sealed record WorkReport(int Taken, int Done, int Waiting, int GivenUp)
{
    /// <summary>Nothing was due.</summary>
    public static WorkReport None { get; } = new(0, 0, 0, 0);

    /// <summary>Two reports as one.</summary>
    public static WorkReport operator +(WorkReport left, WorkReport right) =>
        new(left.Taken + right.Taken, left.Done + right.Done, left.Waiting + right.Waiting, left.GivenUp + right.GivenUp);
}
