using Jint;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>The interpreter's options, every one of them on.</summary>
internal static class RealmOptions
{
    /// <summary>After how many times a call's time the interpreter's own clock stops it, should the budget's have been missed.</summary>
    public const int BackstopFactor = 2;

    /// <summary>Options for one realm. The budget's own limits come first; the interpreter's are what stands behind them.</summary>
    public static Options Of(ScriptLimits limits, ScriptBudget budget, CancellationToken cancellation)
    {
        var options = new Options { TimeSystem = new FixedTime(), TimeZone = TimeZoneInfo.Utc, AgentCanSuspend = false }
            .Strict()
            .Constraint(budget)
            .Constraint(new ScriptDeadline(budget))
            .CancellationToken(cancellation)
            .TimeoutInterval(limits.CallTime * BackstopFactor)
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
