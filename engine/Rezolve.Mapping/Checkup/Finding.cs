using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Checkup;

/// <summary>Something that was found wrong, or will be: what was seen, why, and what to do about it.</summary>
/// <param name="Rule">The sort of finding, which <c>rezolve explain</c> tells more of.</param>
/// <param name="About">What it is about: a connection, <c>sync/connection</c>, <c>connection/webhook</c>, a sync, or <c>store</c>.</param>
/// <param name="Seen">What was seen, as a sentence without its end.</param>
internal sealed record Finding(DiagnosticRule Rule, string About, string Seen)
{
    /// <summary>The heading it stands under.</summary>
    public Heading Heading => Headings.Of(Rule.Code);

    /// <summary>Why it is so, where more is known than the rule says; null where not.</summary>
    public string? Detail { get; init; }

    /// <summary>What to do, where more is known than the rule says; null where not.</summary>
    public string? Advice { get; init; }

    /// <summary>One or two commands that show more or mend it.</summary>
    public required IReadOnlyList<string> Commands { get; init; }

    /// <summary>The line of a file that it has to do with, as <c>file:line:column</c>; null where there is none.</summary>
    public string? Place { get; init; }
}
