namespace Rezolve.Json.Schema.Formats;

/// <summary>A format that text can have.</summary>
/// <param name="Name">Its name in schemas.</param>
/// <param name="Words">What it is, with its article, as messages say it.</param>
/// <param name="Example">A text that has it.</param>
/// <param name="Matches">Tells whether a text has it, in time linear in the text.</param>
internal sealed record TextFormat(string Name, string Words, string Example, Func<string, bool> Matches);
