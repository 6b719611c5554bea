namespace Rezolve.Mapping.Sync.Planning;

/// <summary>The writes that were asked for while nothing was sent. Safe for many threads.</summary>
internal sealed class PlannedOrders
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IntendedWrite> _writes = new(StringComparer.Ordinal);

    /// <summary>The writes, in a stable order.</summary>
    public IReadOnlyList<IntendedWrite> All
    {
        get
        {
            lock (_lock)
                return [.. _writes.Values.OrderBy(write => write.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>Takes a write down. Where parts of one write are asked for one by one, since they are refused together, they are put together again.</summary>
    public void Add(IntendedWrite write)
    {
        lock (_lock)
        {
            if (_writes.TryGetValue(write.Id, out var known))
                write = write with { Fields = write.Fields.Concat(known.Fields.Where(field => !write.Fields.ContainsKey(field.Key))).ToDictionary(StringComparer.Ordinal) };
            _writes[write.Id] = write;
        }
    }
}
