namespace Rezolve.Json.Paths;

/// <summary>What one evaluation may cost. The caller decides; nothing here has a default.</summary>
/// <param name="NodeVisits">
/// How many nodes may be looked at, in selectors, filters and comparisons together. Work that grows with size counts for more than one:
/// looking up a name among many members, an index far into an array, matching a long text.
/// </param>
/// <param name="Results">How many nodes the result may hold.</param>
/// <param name="FilterDepth">How deep filters may stand inside filters; 1 allows a filter that holds none.</param>
public sealed record JsonPathLimits(int NodeVisits, int Results, int FilterDepth);
