namespace Rezolve.Json.Paths;

/// <summary>How an evaluation ended.</summary>
public enum JsonPathOutcome
{
    /// <summary>The whole node list was found, which may be empty.</summary>
    Complete,

    /// <summary>More nodes were looked at than <see cref="JsonPathLimits.NodeVisits"/> allows.</summary>
    NodeBudgetExceeded,

    /// <summary>More nodes were selected than <see cref="JsonPathLimits.Results"/> allows.</summary>
    ResultCapExceeded,

    /// <summary>The path nests filters deeper than <see cref="JsonPathLimits.FilterDepth"/> allows; nothing was evaluated.</summary>
    FilterDepthExceeded,
}
