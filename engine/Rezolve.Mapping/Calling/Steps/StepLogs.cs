using System.Collections.Concurrent;

namespace Rezolve.Mapping.Calling.Steps;

/// <summary>Keeps nothing: for what is read, and may be read again.</summary>
internal sealed class NoStepLog : IStepLog
{
    /// <summary>The only one needed.</summary>
    public static NoStepLog Instance { get; } = new();

    /// <inheritdoc/>
    public Task<StepRecord?> FindAsync(string step, CancellationToken cancellation) => Task.FromResult<StepRecord?>(null);

    /// <inheritdoc/>
    public Task KeepAsync(string step, StepRecord record) => Task.CompletedTask;
}

/// <summary>Keeps steps while the process lives: a run that fails can be tried again without doing twice what was done.</summary>
internal sealed class MemoryStepLog : IStepLog
{
    private readonly ConcurrentDictionary<string, StepRecord> _records = new(StringComparer.Ordinal);

    /// <summary>The steps kept so far.</summary>
    public IReadOnlyCollection<string> Steps => [.. _records.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public Task<StepRecord?> FindAsync(string step, CancellationToken cancellation) => Task.FromResult(_records.GetValueOrDefault(step));

    /// <inheritdoc/>
    public Task KeepAsync(string step, StepRecord record)
    {
        _records[step] = record;
        return Task.CompletedTask;
    }
}
