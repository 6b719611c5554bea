namespace Rezolve.Json.Schema;

/// <summary>Why a schema cannot be compiled, or a check cannot be finished.</summary>
public enum JsonSchemaFaultKind
{
    /// <summary>A keyword's value is not what the keyword needs.</summary>
    Malformed,

    /// <summary>A reference leads nowhere.</summary>
    UnknownReference,

    /// <summary><c>$schema</c> names a dialect that is neither built in nor among the documents, or that requires an unknown vocabulary.</summary>
    UnknownDialect,

    /// <summary>A regular expression is not one, or uses something that cannot be matched here.</summary>
    BadPattern,

    /// <summary>While checking: a schema refers to itself for the same value without end.</summary>
    EndlessReference,

    /// <summary>While checking, or in the schema itself: deeper than the limit.</summary>
    TooDeep,

    /// <summary>While checking: more work than the limit.</summary>
    TooManySteps,

    /// <summary>While checking: a pattern took longer than the limit.</summary>
    PatternTimeout,
}
