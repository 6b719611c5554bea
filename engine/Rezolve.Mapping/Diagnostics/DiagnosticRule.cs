namespace Rezolve.Mapping.Diagnostics;

/// <summary>A sort of mistake: its stable code, what it means, and what to do about it. <c>rezolve explain CODE</c> prints it.</summary>
/// <param name="Code">The code, <c>RZ####</c>; never used again for something else.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">Constant, a few words.</param>
/// <param name="Explanation">What it means and why it is refused.</param>
/// <param name="Remedy">What to try, where the report has nothing more exact to say.</param>
internal sealed record DiagnosticRule(string Code, Severity Severity, string Title, string Explanation, string Remedy);
