using System.Text;
using Rezolve.Mapping.Cli.Records.Input;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Transforms;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>Maps the lines of a page.</summary>
/// <param name="mapping">Maps one record.</param>
/// <param name="mostProblems">How many problems of a page are kept in full.</param>
internal sealed class PageMapping(IRecordMapping mapping, int mostProblems)
{
    /// <summary>Maps a page, and gives its memory back.</summary>
    /// <param name="page">The page.</param>
    /// <param name="output">Where its records are written; empty as yet.</param>
    public MappedPage Map(InputPage page, Utf8Output output)
    {
        using (page)
        {
            return mapping.CallsScripts ? ScriptThread.Run(() => Lines(page, output), ScriptLimits.SchemaDefaults.StackBytes) : Lines(page, output);
        }
    }

    private MappedPage Lines(InputPage page, Utf8Output output)
    {
        var mapped = new MappedPage(output, new RecordCounts(), new ProblemList(mostProblems));
        if (page.IsTooLong)
            return TooLong(page, mapped);
        using var unit = mapping.Begin();
        var rest = page.Bytes;
        for (var line = page.FirstLine; rest.Length > 0; line++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!text.Span.Trim(" \t\r"u8).IsEmpty)
                One(text, line, mapped);
        }
        return mapped;
    }

    private void One(ReadOnlyMemory<byte> text, long line, MappedPage mapped)
    {
        var outcome = mapping.Map(text, line, mapped.Output, mapped.Problems);
        mapped.Counts.Add(outcome);
        if (outcome is RecordOutcome.Mapped or RecordOutcome.MappedInPart)
            mapped.Output.Add((byte)'\n');
    }

    private static MappedPage TooLong(InputPage page, MappedPage mapped)
    {
        mapped.Counts.Add(RecordOutcome.Failed);
        mapped.Problems.Add(CommandRules.NotARecord, () => $"Line {page.FirstLine}: the record is too long; it begins {Encoding.UTF8.GetString(page.Bytes.Span)}");
        return mapped;
    }
}
