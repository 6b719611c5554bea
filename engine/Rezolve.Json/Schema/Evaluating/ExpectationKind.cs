namespace Rezolve.Json.Schema.Evaluating;

/// <summary>What an error says was expected.</summary>
internal enum ExpectationKind
{
    /// <summary>Neither a type nor a value in particular.</summary>
    Other,

    /// <summary>A value of another type.</summary>
    Type,

    /// <summary>One of certain values.</summary>
    Value,
}
