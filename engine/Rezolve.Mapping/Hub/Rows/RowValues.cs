using System.Globalization;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Between the hub's records and JSON members. What is not there is left out.</summary>
internal static class RowValues
{
    // Of an instant in UTC: yyyy-MM-ddTHH:mm:ss.fffffffZ.
    private const string Sortable = "O";

    /// <summary>The member that holds the reason of a fault.</summary>
    public const string FaultMember = "$fault";

    /// <summary>An instant as text whose order is that of time.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Sortable, CultureInfo.InvariantCulture);

    /// <summary>The instant of a text.</summary>
    public static DateTimeOffset InstantOf(string text) =>
        new(DateTime.ParseExact(text, Sortable, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));

    /// <summary>A member's text; null where there is none.</summary>
    public static string? TextOf(this in Value row, string name) => row[name] is { Kind: ValueKind.Text } value ? value.Text : null;

    /// <summary>A member's instant; null where there is none.</summary>
    public static DateTimeOffset? TimeOf(this in Value row, string name) => row.TextOf(name) is { } text ? InstantOf(text) : null;

    /// <summary>A member's number; 0 where there is none.</summary>
    public static long NumberOf(this in Value row, string name) => row[name].TryGetInteger(out var number) ? number : 0;

    /// <summary>A member as it was given, faults included.</summary>
    public static Value Kept(this in Value row, string name) =>
        row[name] is { Kind: ValueKind.Object } value && value[FaultMember] is { Kind: ValueKind.Text } reason ? Value.Fault(reason.Text) : row[name];

    /// <summary>The texts of a list; none where there is none.</summary>
    public static IReadOnlyList<string> TextsOf(this in Value row, string name) =>
        row[name].Kind == ValueKind.List ? [.. row[name].List.Select(text => text.Text)] : [];

    /// <summary>The entries of an object; none where there is none.</summary>
    public static Dictionary<string, T> EntriesOf<T>(this in Value row, string name, Func<Value, T> content)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        if (row[name].Kind == ValueKind.Object)
        {
            foreach (var (key, value) in row[name].Object)
                entries[key] = content(value);
        }
        return entries;
    }

    /// <summary>
    /// Writes an agreed pair: <c>[ h, p, r ]</c> where both halves are the same, else <c>{ h, e, p, r }</c>. There is one for each field of each link,
    /// and in most both halves are the same.
    /// </summary>
    public static void Write(RowContent content, AgreedPair pair)
    {
        if (HasText(pair.Hub) && ValueEquality.AreEqual(pair.Hub, pair.External))
            content.AddList([pair.Hub, Value.Of(pair.Map.Path), Value.Of(pair.Map.Rest)], static (list, one) => list.Add(one));
        else
            content.AddObject(pair, static (members, one) => members.With("h", one.Hub).With("e", one.External).With("p", one.Map.Path).With("r", one.Map.Rest));
    }

    /// <summary>The agreed pair of that JSON.</summary>
    public static AgreedPair PairOf(Value row) => row.Kind == ValueKind.List
        ? new(row.List[0], row.List[0], new MapFingerprint(row.List[1].Text, row.List[2].Text))
        : new(row["h"], row["s"].Kind == ValueKind.Boolean ? row["h"] : row["e"], new MapFingerprint(row.TextOf("p") ?? "", row.TextOf("r") ?? ""));

    /// <summary>Whether a value can be written by itself: that it is undefined, or a fault, only a member can say.</summary>
    public static bool HasText(in Value value) => value.Kind != ValueKind.Undefined && !value.IsFault;
}
