namespace Rezolve.Json.Paths.Functions;

/// <summary>What a function takes in one place.</summary>
internal enum FunctionParameter
{
    /// <summary>A literal, a query for one node at most, or a function that gives a value.</summary>
    Value,

    /// <summary>A query.</summary>
    Nodes,
}
