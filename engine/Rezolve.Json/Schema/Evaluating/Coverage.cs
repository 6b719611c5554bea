namespace Rezolve.Json.Schema.Evaluating;

/// <summary>Which members or items of one value some keyword has looked at: what <c>unevaluated…</c> leaves alone.</summary>
internal sealed class Coverage
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<int> _items = [];
    private bool _everyName;
    private int _itemsBefore;

    /// <summary>Names some schema knows, present or not; for suggestions.</summary>
    public HashSet<string> Known { get; } = new(StringComparer.Ordinal);

    public void AddName(string name) => _names.Add(name);

    public void AddEveryName() => _everyName = true;

    public void AddItem(int index) => _items.Add(index);

    public void AddItemsBefore(int count) => _itemsBefore = Math.Max(_itemsBefore, count);

    public bool HasName(string name) => _everyName || _names.Contains(name);

    public bool HasItem(int index) => index < _itemsBefore || _items.Contains(index);

    public void Add(Coverage other)
    {
        _everyName |= other._everyName;
        _names.UnionWith(other._names);
        _items.UnionWith(other._items);
        _itemsBefore = Math.Max(_itemsBefore, other._itemsBefore);
        Known.UnionWith(other.Known);
    }
}
