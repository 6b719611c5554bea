namespace Rezolve.Mapping.Sync.Maintenance;

/// <summary>Something that is kept for a while.</summary>
internal interface IAging
{
    /// <summary>Removes some of what is too old or too much: so little that nobody waits long for it.</summary>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Ends the work after what is in hand.</param>
    Task<AgedStep> StepAsync(DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>What came of a step.</summary>
/// <param name="Removed">How many were removed.</param>
/// <param name="HasMore">Whether there may be more that is too old or too much.</param>
internal readonly record struct AgedStep(int Removed, bool HasMore);
