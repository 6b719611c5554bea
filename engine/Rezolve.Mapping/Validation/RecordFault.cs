using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Validation;

/// <summary>One thing wrong with a record.</summary>
/// <param name="Field">The field's canonical name; empty for the record itself.</param>
/// <param name="Rule">The sort of mistake.</param>
/// <param name="Reason">In plain words, values shortened.</param>
internal sealed record RecordFault(string Field, DiagnosticRule Rule, string Reason)
{
    /// <summary>What was probably meant; null where nothing is near.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>The field, the reason, and what was probably meant, in one line.</summary>
    public override string ToString() => $"{Field}: {Reason}" + (DidYouMean is null ? "" : $" (did you mean '{DidYouMean}'?)");
}
