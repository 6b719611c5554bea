using System.Text;
using System.Text.Json;
using Rezolve.Json.Formatting;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Testing;

/// <summary>Gives failing cases the expectation that they would meet: shown first, and written only where somebody wants it.</summary>
/// <param name="invocation">The command.</param>
internal sealed class CaseUpdates(Invocation invocation)
{
    private readonly List<CaseUpdate> _updates = [];

    /// <summary>The updates that would make cases pass.</summary>
    public IReadOnlyList<CaseUpdate> All => _updates;

    /// <summary>Works out the update of a failing case. There is none where more differs than its expectation, or the connector is at fault.</summary>
    /// <param name="path">The full path of the case.</param>
    /// <param name="written">The case.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="rerun">Runs it anew.</param>
    public async Task ConsiderAsync(string path, CaseFile written, CaseResult result, Func<CaseFile, Task<CaseResult>> rerun)
    {
        if (result.Passed || result.Found.IsNothing)
            return;
        var text = await File.ReadAllBytesAsync(path, invocation.Interrupted);
        using var expect = JsonDocument.Parse(ValueJson.ToBytes(Found.Within(written.Literal("expect"), result.Found)));
        var replaced = JsonFormatter.Replace(text, "/expect", expect.RootElement, JsonStyle.Kept, EngineLimits.Usual.Files).Text;
        if (replaced is not { } fresh || CaseFile.Read(written.File.Name, fresh, EngineLimits.Usual.Files, new DiagnosticBag()) is not { } updated)
            return;
        if ((await rerun(updated)).Passed)
            _updates.Add(new CaseUpdate(path, invocation.Terminal.Shown(path), text, fresh));
    }

    /// <summary>Shows the updates, asks where a person is there to be asked, and writes them.</summary>
    /// <returns>The files that were written, as the user would write them.</returns>
    public IReadOnlyList<string> Apply()
    {
        if (_updates.Count == 0)
            return [];
        var report = invocation.Report;
        if (!report.Voice.IsJson)
        {
            foreach (var line in _updates.SelectMany(update => update.Diff(report.DataInk)))
                report.Line(line);
        }
        if (!IsWanted())
            return [];
        foreach (var update in _updates)
            WholeFile.Write(update.Path, update.After);
        return [.. _updates.Select(update => update.File)];
    }

    private bool IsWanted()
    {
        if (invocation.Yes)
            return true;
        var terminal = invocation.Terminal;
        if (invocation.Report.Voice.IsJson || !terminal.InputIsTerminal || !terminal.ErrorsAreTerminal)
        {
            invocation.Report.Say("Nothing was written: repeat the command with --yes.");
            return false;
        }
        invocation.Report.Data.Flush();
        invocation.Report.SayInPlace($"Update {Counts.Of(_updates.Count, "case")}? [y/N] ");
        using var answer = new StreamReader(terminal.Input, leaveOpen: true);
        return answer.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}

/// <summary>One case before and after.</summary>
/// <param name="Path">The full path.</param>
/// <param name="File">The file, as the user would write it.</param>
/// <param name="Before">Its text.</param>
/// <param name="After">Its text with the new expectation.</param>
internal sealed record CaseUpdate(string Path, string File, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After)
{
    /// <summary>What changes, as a unified diff.</summary>
    public IReadOnlyList<string> Diff(Ink ink) => LineDiff.Of(File, Encoding.UTF8.GetString(Before.Span), Encoding.UTF8.GetString(After.Span), ink);
}
