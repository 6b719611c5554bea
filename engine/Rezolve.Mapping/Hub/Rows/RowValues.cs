using System.Globalization;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Between the hub's records and JSON members. What is not there is left out.</summary>
internal static class RowValues
{
    // Of an instant in UTC: yyyy-MM-ddTHH:mm:ss.fffffffZ.
    private const string Sortable = "O";
    private const string FaultMember = "$fault";

    /// <summary>An instant as text whose order is that of time.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Sortable, CultureInfo.InvariantCulture);

    /// <summary>The instant of a text.</summary>
    public static DateTimeOffset InstantOf(string text) =>
        new(DateTime.ParseExact(text, Sortable, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));

    /// <summary>Sets a member, unless there is nothing to set.</summary>
    public static ValueObject With(this ValueObject members, string name, string? text)
    {
        if (text is not null)
            members[name] = Value.Of(text);
        return members;
    }

    /// <summary>Sets a member, unless there is nothing to set.</summary>
    public static ValueObject With(this ValueObject members, string name, DateTimeOffset? instant) => members.With(name, instant is { } at ? Text(at) : null);

    /// <summary>Sets a member, unless it is zero.</summary>
    public static ValueObject With(this ValueObject members, string name, long number)
    {
        if (number != 0)
            members[name] = Value.Of(number);
        return members;
    }

    /// <summary>Sets a member, unless it is undefined. A fault is kept as its reason.</summary>
    public static ValueObject With(this ValueObject members, string name, in Value value)
    {
        if (value.Kind != ValueKind.Undefined)
            members[name] = value.IsFault ? Value.Of(new ValueObject(1) { [FaultMember] = Value.Of(value.Text) }) : value;
        return members;
    }

    /// <summary>Sets a member to an object with a member for each entry, unless there is none.</summary>
    public static ValueObject With<T>(this ValueObject members, string name, IReadOnlyDictionary<string, T> entries, Func<T, Value> content)
    {
        if (entries.Count == 0)
            return members;
        var inner = new ValueObject(entries.Count);
        foreach (var (key, entry) in entries)
            inner[key] = content(entry);
        members[name] = Value.Of(inner);
        return members;
    }

    /// <summary>Sets a member to a list of texts, unless there is none.</summary>
    public static ValueObject With(this ValueObject members, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
            members[name] = Value.Of([.. texts.Select(text => Value.Of(text))]);
        return members;
    }

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

    /// <summary>An agreed pair: <c>{ h, e, p, r }</c>, without <c>e</c> and with <c>s</c> where both halves are the same.</summary>
    public static Value Of(AgreedPair pair)
    {
        var same = pair.Hub.Kind != ValueKind.Undefined && ValueEquality.AreEqual(pair.Hub, pair.External);
        var members = new ValueObject(4).With("h", pair.Hub);
        if (same)
            members["s"] = Value.True;
        else
            members.With("e", pair.External);
        return Value.Of(members.With("p", pair.Map.Path).With("r", pair.Map.Rest));
    }

    /// <summary>The agreed pair of that JSON.</summary>
    public static AgreedPair PairOf(Value row) =>
        new(row["h"], row["s"].Kind == ValueKind.Boolean ? row["h"] : row["e"], new MapFingerprint(row.TextOf("p") ?? "", row.TextOf("r") ?? ""));
}
