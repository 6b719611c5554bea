namespace Rezolve.Json.Schema.Evaluating;

/// <summary>Which members or items of one value some keyword has looked at: what <c>unevaluated…</c> leaves alone.</summary>
internal sealed class Coverage
{
    private HashSet<string>? _names;
    private HashSet<int>? _items;
    private HashSet<string>? _known;
    private bool _everyName;
    private int _itemsBefore;

    /// <summary>Names some schema knows, present or not; for suggestions.</summary>
    public IEnumerable<string> Known => _known ?? [];

    public void AddName(string name) => (_names ??= new(StringComparer.Ordinal)).Add(name);

    public void AddEveryName() => _everyName = true;

    public void AddItem(int index) => (_items ??= []).Add(index);

    public void AddItemsBefore(int count) => _itemsBefore = Math.Max(_itemsBefore, count);

    public void AddKnown(IEnumerable<string> names) => (_known ??= new(StringComparer.Ordinal)).UnionWith(names);

    public bool HasName(string name) => _everyName || _names?.Contains(name) == true;

    public bool HasItem(int index) => index < _itemsBefore || _items?.Contains(index) == true;

    public void Add(Coverage other)
    {
        _everyName |= other._everyName;
        _itemsBefore = Math.Max(_itemsBefore, other._itemsBefore);
        _names = Union(_names, other._names);
        _items = Union(_items, other._items);
        _known = Union(_known, other._known);
    }

    // The other side is given up after it is added, so its set may be taken over.
    private static HashSet<T>? Union<T>(HashSet<T>? own, HashSet<T>? other)
    {
        if (own is null || other is null) return own ?? other;
        own.UnionWith(other);
        return own;
    }
}
