using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Rows;

/// <summary>Between which keys the rows of a page are.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
internal readonly record struct PageRange(byte[] Low, byte[] High)
{
    /// <summary>The range of a query; null where nothing can be in it.</summary>
    public static PageRange? Of(RowQuery query)
    {
        string[] head = query.Index is null ? [query.Tenant, query.Kind] : [query.Tenant, query.Kind, query.Index];
        var prefix = KeyBytes.Prefix(head);
        var low = query.From is null ? prefix : KeyBytes.Of([.. head, query.From]);
        if (query.After is { } after)
        {
            var next = KeyBytes.After(query.Index is null ? KeyBytes.Of([.. head, after.Id]) : KeyBytes.Of([.. head, after.Value, after.Id]));
            low = next.AsSpan().SequenceCompareTo(low) > 0 ? next : low;
        }
        var high = query.Before is null ? KeyBytes.Top(prefix) : KeyBytes.Of([.. head, query.Before]);
        return low.AsSpan().SequenceCompareTo(high) < 0 ? new PageRange(low, high) : null;
    }
}
