using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Pages;

/// <summary>Whether counting paging ends after a page: at an empty one, at the total, or at a short one where that means the last.</summary>
/// <param name="IsEnd">There is no further page.</param>
/// <param name="Fault">Why the end cannot be told; null where it can.</param>
internal readonly record struct CountedEnd(bool IsEnd, string? Fault = null)
{
    /// <summary>Asks the three ends in order.</summary>
    /// <param name="members">The paginator's members.</param>
    /// <param name="answer">Sees the answer.</param>
    /// <param name="count">Records on the page.</param>
    /// <param name="received">Records so far, this page included.</param>
    public static CountedEnd Of(CompiledMembers members, Scope answer, int count, long received)
    {
        if (count == 0)
            return new(true);
        if (members.Whole(PageMembers.Size) is { } size && count < size && !members.Flag(PageMembers.Short))
            return new(true);
        var total = members.Value(PageMembers.Total)?.Evaluate(answer) ?? Value.Undefined;
        if (total.IsNothing)
            return new(false);
        if (total.IsFault)
            return new(false, $"`total` cannot be evaluated: {total.Text}");
        return total.TryGetInteger(out var all) && all >= 0
            ? new(received >= all)
            : new(false, $"`total` gave {BriefText.Of(total)} where a count of records is due; text becomes a number by number(…)");
    }
}
