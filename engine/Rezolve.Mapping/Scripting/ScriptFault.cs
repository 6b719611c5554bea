namespace Rezolve.Mapping.Scripting;

/// <summary>A mistake in a script, found when its manifest is loaded.</summary>
/// <param name="Script">The script's name.</param>
/// <param name="Offset">UTF-16 offset into its text where the mistake stands.</param>
/// <param name="Line">The line it stands on; the first is 1.</param>
/// <param name="Message">What is wrong and why it matters.</param>
/// <param name="Remedy">What to write instead.</param>
internal sealed record ScriptFault(string Script, int Offset, int Line, string Message, string Remedy);
