using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Files;

/// <summary>Documents to try something on: one JSON document, or one on each line.</summary>
internal static class DocumentInput
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>All bytes of a file, or of the standard input for <c>-</c>.</summary>
    public static byte[] ReadAll(Terminal terminal, string path)
    {
        if (path != "-")
            return File.ReadAllBytes(terminal.FullPath(path));
        using var all = new MemoryStream();
        terminal.Input.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>The documents, with the line each begins on. What is no JSON is reported, and the others are given all the same.</summary>
    public static IEnumerable<(int Line, JsonElement Document)> Split(byte[] text, DiagnosticBag bag)
    {
        var start = text.AsSpan().StartsWith(Mark) ? Mark.Length : 0;
        var whole = JsonReading.ReadDocument(text.AsSpan(start), JsonReadingMode.Answer, ReadingLimits.Documents);
        if (whole.Document is { } document)
            return [(1, document.RootElement)];
        var lines = Lines(text, start).ToList();
        if (lines.Count > 1)
            return Parse(text, lines, bag);
        var fault = whole.Check.Fault!;
        bag.Report(CommandRules.NotARecord, null, $"The input is no JSON: {fault.Message} (line {fault.Position.Line}, column {fault.Position.Column})", fault.Remedy);
        return [];
    }

    private static IEnumerable<(int Line, JsonElement Document)> Parse(byte[] text, List<(int Line, Range Range)> lines, DiagnosticBag bag)
    {
        foreach (var (line, range) in lines)
        {
            var reading = JsonReading.ReadDocument(text.AsSpan(range), JsonReadingMode.Answer, ReadingLimits.Documents);
            if (reading.Document is { } document)
                yield return (line, document.RootElement);
            else
                bag.Report(CommandRules.NotARecord, null, $"Line {line} is no JSON: {reading.Check.Fault!.Message}", reading.Check.Fault.Remedy);
        }
    }

    private static IEnumerable<(int Line, Range Range)> Lines(byte[] text, int start)
    {
        for (var line = 1; start < text.Length; line++)
        {
            var length = text.AsSpan(start).IndexOf((byte)'\n');
            var end = length < 0 ? text.Length : start + length;
            if (!text.AsSpan(start..end).Trim(" \t\r"u8).IsEmpty)
                yield return (line, start..end);
            start = end + 1;
        }
    }
}
