namespace Rezolve.Mapping.Http.Budgets;

/// <summary>How much of a limit is used, by priority.</summary>
internal sealed class Occupancy
{
    private readonly long[] _used = new long[Enum.GetValues<Priority>().Length];

    /// <summary>One more is used.</summary>
    public void Add(Priority priority) => _used[(int)priority]++;

    /// <summary>One less is used.</summary>
    public void Remove(Priority priority) => _used[(int)priority]--;

    /// <summary>
    /// How many uses must end before one of a priority may begin, for each share it falls under: the priority whose share it is, and the number.
    /// Empty where it may begin at once.
    /// </summary>
    /// <param name="priority">Whose turn it would be.</param>
    /// <param name="most">The whole limit.</param>
    public IEnumerable<(Priority Share, long Excess)> Excesses(Priority priority, long most)
    {
        var used = 0L;
        for (var at = _used.Length - 1; at >= 0; at--)
        {
            used += _used[at];
            var share = (Priority)at;
            if (share <= priority && used - Shares.Of(share, most) + 1 is > 0 and var excess)
                yield return (share, excess);
        }
    }
}
