namespace Rezolve.Mapping.Http.Budgets;

/// <summary>Why a request is sent: who goes first where the vendor allows less than is wanted. The first is served first.</summary>
internal enum Priority
{
    /// <summary>Somebody waits for it.</summary>
    Interactive,

    /// <summary>The vendor told of a change.</summary>
    Webhook,

    /// <summary>A feed is asked what changed.</summary>
    Poll,

    /// <summary>Both sides are compared as a whole.</summary>
    Sweep,

    /// <summary>A first load.</summary>
    Backfill,
}

/// <summary>How much of a budget each priority may use together with those behind it; the rest is reserved for those before it.</summary>
internal static class Shares
{
    private static readonly int[] Percent = [100, 95, 90, 70, 50];

    /// <summary>How many of <paramref name="most"/> a priority and those behind it may use; at least one.</summary>
    public static long Of(Priority priority, long most) => Math.Max(1, most * Percent[(int)priority] / 100);

    /// <summary>How many of <paramref name="most"/> stay reserved for those before a priority.</summary>
    public static long Before(Priority priority, long most) => most - (most * Percent[(int)priority] / 100);
}
