using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Growing;

/// <summary>What was added to a text or a list. Blanks at a text's end count for nothing: systems take them away.</summary>
/// <param name="Added">What was added; nothing where nothing was.</param>
internal readonly record struct Growth(Value Added)
{
    /// <summary>Whether nothing was added.</summary>
    public bool IsNone => Added.IsNothing;

    /// <summary>What was added since; null where what was there before was changed too, or the value is neither text nor list.</summary>
    /// <param name="before">Before; nothing is an empty text or list.</param>
    /// <param name="after">After.</param>
    /// <param name="anywhere">It may stand before what came after it; else only at the end.</param>
    public static Growth? Of(in Value before, in Value after, bool anywhere = false) => (before.Kind, after.Kind) switch
    {
        (ValueKind.Undefined or ValueKind.Null, ValueKind.Undefined or ValueKind.Null) => default(Growth),
        (ValueKind.Text, ValueKind.Text) => OfText(before.Text, after.Text, anywhere),
        (ValueKind.Undefined or ValueKind.Null, ValueKind.Text) => OfText("", after.Text, anywhere),
        (ValueKind.List, ValueKind.List) => OfList(before.List, after.List, anywhere),
        (ValueKind.Undefined or ValueKind.Null, ValueKind.List) => OfList([], after.List, anywhere),
        _ => null,
    };

    /// <summary>A value with this added at its end. A text that grew elsewhere meanwhile goes on in a line of its own.</summary>
    /// <param name="value">The value.</param>
    /// <param name="hasGrown">Whether it is another than the one that this was added to.</param>
    public Value After(in Value value, bool hasGrown)
    {
        if (IsNone)
            return value;
        if (Added.Kind == ValueKind.List)
            return value.Kind == ValueKind.List ? Value.Of([.. value.List, .. Added.List]) : Added;
        if (value.Kind != ValueKind.Text || value.Text.Length == 0)
            return Value.Of(Added.Text.TrimStart());
        var isApart = !hasGrown || char.IsWhiteSpace(Added.Text[0]);
        return Value.Of($"{value.Text.TrimEnd()}{(isApart ? "" : "\n")}{Added.Text}");
    }

    private static Growth? OfText(string before, string after, bool anywhere)
    {
        var (known, whole) = (before.TrimEnd(), after.TrimEnd());
        var (start, length) = Inserted(known.Length, whole.Length, anywhere, (left, right) => known[left] == whole[right]);
        if (length < 0)
            return null;
        var added = whole.Substring(start, length);
        // Between two texts either may have the blank that parts them: here it belongs to what was added.
        var words = added.TrimEnd();
        return new Growth(length == 0 ? default : Value.Of(char.IsWhiteSpace(added[0]) ? words : $"{added[words.Length..]}{words}"));
    }

    private static Growth? OfList(IReadOnlyList<Value> before, IReadOnlyList<Value> after, bool anywhere)
    {
        var (start, length) = Inserted(before.Count, after.Count, anywhere, (left, right) => ValueEquality.AreEqual(before[left], after[right]));
        return length < 0 ? null : new Growth(length == 0 ? default : Value.Of([.. after.Skip(start).Take(length)]));
    }

    // Where the longer one has something in one place that the other has not; a length below zero where that is not all.
    private static (int Start, int Length) Inserted(int before, int after, bool anywhere, Func<int, int, bool> same)
    {
        var start = 0;
        while (start < before && start < after && same(start, start))
            start++;
        var rest = before - start;
        var isAll = after >= before && (rest == 0 || (anywhere && Enumerable.Range(1, rest).All(back => same(before - back, after - back))));
        return (start, isAll ? after - before : -1);
    }
}
