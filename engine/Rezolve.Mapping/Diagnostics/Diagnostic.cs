namespace Rezolve.Mapping.Diagnostics;

/// <summary>How much a diagnostic matters.</summary>
public enum Severity
{
    /// <summary>The manifest is not loaded.</summary>
    Error,

    /// <summary>It is loaded, but something in it has no effect or is likely wrong.</summary>
    Warning,

    /// <summary>A remark on style.</summary>
    Hint,
}

/// <summary>One mistake of an author, with its place and a remedy. The same object in the command line, the API and the dashboard.</summary>
public sealed record Diagnostic
{
    /// <summary>The stable code, <c>RZ####</c>; <c>rezolve explain</c> tells more.</summary>
    public required string Code { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is wrong, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to try.</summary>
    public required string Remedy { get; init; }

    /// <summary>The near miss, where there is one: the word that was probably meant.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>Where it stands; null only for what has no place in a file.</summary>
    public SourcePlace? Place { get; init; }

    /// <summary>The line it stands on, with a caret line below it; null where there is no place.</summary>
    public string? Excerpt { get; init; }
}

/// <summary>A place in a file.</summary>
/// <param name="File">The file as it was named by the user.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 characters.</param>
/// <param name="Pointer">The RFC 6901 pointer of the innermost JSON value.</param>
public sealed record SourcePlace(string File, int Line, int Column, string Pointer)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
