namespace Rezolve.Mapping.Calling;

/// <summary>How much one operation may become.</summary>
/// <param name="Calls">The most requests that one run of an operation may make, over all its steps, items and questions.</param>
/// <param name="Items">The most items that one step may be run for, and the most rows it may read.</param>
internal sealed record FlowLimits(int Calls, int Items);
