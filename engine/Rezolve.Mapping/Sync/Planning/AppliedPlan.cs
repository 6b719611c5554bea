using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>What becomes of a plan while it is applied. Safe for many threads.</summary>
/// <param name="planned">What was planned.</param>
internal sealed class AppliedPlan(IEnumerable<IntendedWrite> planned)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IntendedWrite> _planned = planned.ToDictionary(write => write.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, IntendedWrite> _other = new(StringComparer.Ordinal);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly HashSet<string> _applied = new(StringComparer.Ordinal);

    /// <summary>What was planned and took effect.</summary>
    public IReadOnlyList<IntendedWrite> Applied => Among(_planned, id => _applied.Contains(id));

    /// <summary>What would be written now instead, or besides; it was not.</summary>
    public IReadOnlyList<IntendedWrite> Others => Among(_other, id => !_applied.Contains(id));

    /// <summary>What was planned and did not happen: it is no longer due, is otherwise now, or failed.</summary>
    public IReadOnlyList<IntendedWrite> Left => Among(_planned, id => !_applied.Contains(id));

    /// <summary>Whether a write is as planned, or follows from one that was.</summary>
    public bool Permits(IntendedWrite write)
    {
        lock (_lock)
        {
            var isBegun = _begun.Contains(Record(write.Connection, write.Subject));
            if (_planned.TryGetValue(write.Id, out var planned) ? write.IsSame(planned, isFirst: !isBegun) || IsNextStep(write, planned, isBegun) : isBegun && _begun.Contains(Made(write)))
            {
                _other.Remove(write.Id);
                return true;
            }
            _other[write.Id] = write;
            return false;
        }
    }

    /// <summary>Notes what came of a write that was permitted.</summary>
    /// <param name="write">The write.</param>
    /// <param name="result">Whether it took effect.</param>
    /// <param name="key">The key of the ticket, where the answer told it.</param>
    public void Note(IntendedWrite write, WriteResult result, string? key)
    {
        lock (_lock)
        {
            if (result is not (WriteResult.Done or WriteResult.Partial or WriteResult.Nothing))
                return;
            _applied.Add(write.Id);
            _begun.Add(Record(write.Connection, key ?? write.Subject));
            if (write.Makes && key is not null)
                _begun.Add(Made(write.Connection, key));
        }
    }

    // A way of several steps is planned as its first one; the last is where the status was meant to be.
    private static bool IsNextStep(IntendedWrite write, IntendedWrite planned, bool isBegun) =>
        isBegun && write.Kind == WriteKind.Step && write.Fields.All(field => planned.Fields.TryGetValue(field.Key, out var there) && field.Value.IsSame(there, withBefore: false));

    private static string Record(string connection, string key) => $"{connection}/{key}";

    private static string Made(IntendedWrite write) => Made(write.Connection, write.Subject);

    // What is still due at a ticket that was just made belongs to its making.
    private static string Made(string connection, string key) => $"made {connection}/{key}";

    private List<IntendedWrite> Among(Dictionary<string, IntendedWrite> writes, Func<string, bool> counts)
    {
        lock (_lock)
            return [.. writes.Values.Where(write => counts(write.Id)).OrderBy(write => write.Id, StringComparer.Ordinal)];
    }
}
