using Jint;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>The interpreter's options, every one of them on.</summary>
internal static class RealmOptions
{
    /// <summary>
    /// Options for one realm. The budget's own limits come first; the interpreter's are what stands behind them. Its own limit of time is
    /// not among them: it makes a timer for each call, and the budget looks at the clock wherever it would.
    /// </summary>
    public static Options Of(ScriptLimits limits, ScriptBudget budget, CancellationToken cancellation)
    {
        var options = new Options { TimeSystem = new FixedTime(), TimeZone = TimeZoneInfo.Utc, AgentCanSuspend = false }
            .Strict()
            .Constraint(budget)
            .Constraint(new ScriptDeadline(budget))
            .CancellationToken(cancellation)
            .MaxStatements(limits.CallStatements + RealmPrelude.Statements)
            .LimitMemory(limits.Memory)
            .LimitRecursion(limits.Recursion)
            .RegexTimeoutInterval(limits.PatternTime)
            .MaxArraySize(limits.ArrayLength)
            .MaxJsonParseDepth(limits.JsonDepth)
            .DisableStringCompilation();
        options.Constraints.StackOverflowGuard = true;
        options.Constraints.PromiseTimeout = limits.PatternTime;
        options.Interop.Enabled = false;
        return options;
    }
}
