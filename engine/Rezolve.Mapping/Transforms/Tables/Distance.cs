using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Tables;

/// <summary>
/// How far a row's left side is from what the vendor has now. Of a tuple whose members are levels, such as impact and urgency, every level counts;
/// other members are the same or are not. Where two rows are as far, the one is nearer that changes the first members less.
/// </summary>
internal readonly record struct Distance
{
    private const int Other = 10;

    private readonly int _whole;
    private readonly int _first;

    private Distance(int whole, int first) => (_whole, _first) = (whole, first);

    /// <summary>Farther than anything.</summary>
    public static Distance Farthest { get; } = new(int.MaxValue, int.MaxValue);

    /// <summary>Whether one is nearer than another.</summary>
    public static bool operator <(Distance left, Distance right) => (left._whole, left._first).CompareTo((right._whole, right._first)) < 0;

    /// <summary>Whether one is farther than another.</summary>
    public static bool operator >(Distance left, Distance right) => right < left;

    /// <summary>The distance.</summary>
    /// <param name="vendor">A row's left side.</param>
    /// <param name="present">What the vendor has now; undefined where that is not known, and then all rows are as far.</param>
    public static Distance Of(in Value vendor, in Value present)
    {
        if (present.Kind == ValueKind.Undefined || TableLookups.Matches(vendor, present))
            return default;
        if (vendor.Kind != ValueKind.List || present.Kind != ValueKind.List || vendor.List.Count != present.List.Count)
            return new Distance(Other, Other);
        var (whole, first) = (0, 0);
        for (var i = vendor.List.Count - 1; i >= 0; i--)
        {
            first = Between(vendor.List[i], present.List[i]);
            whole += first;
        }
        return new Distance(whole, first);
    }

    private static int Between(in Value left, in Value right) =>
        TableLookups.Matches(left, right) ? 0
        : LevelOf(left) is { } one && LevelOf(right) is { } other ? Math.Abs(one - other)
        : Other;

    // Longer numbers are keys, of which nothing says that one is nearer than another.
    private static int? LevelOf(in Value value) => ValueText.Has(value) && ValueText.Of(value) is [>= '0' and <= '9' and var digit] ? digit - '0' : null;
}
