namespace Rezolve.Json.Paths.Functions;

/// <summary>What a function gives (RFC 9535 section 2.4.1).</summary>
internal enum FunctionResult
{
    /// <summary>A value or Nothing: it is compared.</summary>
    Value,

    /// <summary>A truth value: it stands alone.</summary>
    Logical,
}
