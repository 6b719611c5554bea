using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>The rows of one kind, found in order of their ids and of each index field, without going through all of them.</summary>
internal sealed class SortedRows
{
    // Below every text: no id is empty, and no field is named so.
    private const string ById = "";

    private readonly Dictionary<string, StoredRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<RowMark>> _orders = new(StringComparer.Ordinal);

    private static Comparer<RowMark> Order { get; } = Comparer<RowMark>.Create((left, right) =>
        string.CompareOrdinal(left.Value, right.Value) is not 0 and var values ? values : string.CompareOrdinal(left.Id, right.Id));

    /// <summary>All of them.</summary>
    public IEnumerable<StoredRow> All => _rows.Values;

    /// <summary>Puts a row in the place of the one of that id.</summary>
    public void Put(StoredRow row)
    {
        Remove(row.Key.Id);
        _rows[row.Key.Id] = row;
        foreach (var (name, value) in Places(row))
            (_orders.TryGetValue(name, out var order) ? order : _orders[name] = new SortedSet<RowMark>(Order)).Add(new RowMark(value, row.Key.Id));
    }

    /// <summary>Takes a row away, if it is there.</summary>
    public void Remove(string id)
    {
        if (!_rows.Remove(id, out var row))
            return;
        foreach (var (name, value) in Places(row))
            _orders[name].Remove(new RowMark(value, id));
    }

    /// <summary>The rows that a query asks for, in its order, as many as wanted.</summary>
    public IEnumerable<StoredRow> Of(RowQuery query, int most)
    {
        if (!_orders.TryGetValue(query.Index ?? ById, out var order) || order.Count == 0)
            return [];
        var first = query.After ?? new RowMark(query.From ?? "", "");
        if (query.From is { } from && string.CompareOrdinal(from, first.Value) > 0)
            first = new RowMark(from, "");
        if (Order.Compare(first, order.Max) > 0)
            return [];
        return order.GetViewBetween(first, order.Max)
            .SkipWhile(mark => query.After is { } after && Order.Compare(mark, after) <= 0)
            .TakeWhile(mark => query.Before is null || string.CompareOrdinal(mark.Value, query.Before) < 0)
            .Take(most).Select(mark => _rows[mark.Id]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Places(StoredRow row) => row.Index.Append(new(ById, row.Key.Id));
}
