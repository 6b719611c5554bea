using Rezolve.Json.Formatting;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Manifests;

namespace Rezolve.Mapping.Cli.Formatting;

/// <summary>Lays out files. One that cannot be read is reported and never touched.</summary>
/// <param name="terminal">Where the command stands.</param>
/// <param name="isCheck">Nothing is written.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class FormatRun(Terminal terminal, bool isCheck, DiagnosticBag bag)
{
    /// <summary>Lays out one file.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>Whether its text was not as it should be.</returns>
    public bool Change(string path)
    {
        try
        {
            var text = File.ReadAllBytes(path);
            var formatted = JsonFormatter.Format(text, JsonStyle.Kept, ReadingLimits.Authored);
            if (formatted.Text is not { } laidOut)
            {
                TextFaults.Report(new SourceFile(terminal.Shown(path), AuthoredJson.Parse(text, ReadingLimits.Authored)), bag);
                return false;
            }
            if (laidOut.Span.SequenceEqual(text))
                return false;
            if (!isCheck)
                WholeFile.Write(path, laidOut);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            bag.Report(StructureRules.Unreadable, null, $"'{terminal.Shown(path)}' cannot be read or written: {Faults.Sentence(fault)}");
            return false;
        }
    }
}
