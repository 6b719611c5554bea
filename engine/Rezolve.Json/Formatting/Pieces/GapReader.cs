using Rezolve.Json.Reading;

namespace Rezolve.Json.Formatting.Pieces;

/// <summary>Reads what stands between tokens of a text without faults.</summary>
internal sealed class GapReader(ReadOnlyMemory<byte> utf8, IReadOnlyList<JsonComment> comments)
{
    private int _next;

    /// <summary>Where the next token, or the end, is.</summary>
    public int Position { get; set; } = utf8.Span.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Passes a mark of punctuation where there is one.</summary>
    public bool Take(char mark)
    {
        if (Position >= utf8.Length || utf8.Span[Position] != mark) return false;
        Position++;
        return true;
    }

    /// <summary>Reads on to the next token, or to the end.</summary>
    public Gap Read()
    {
        while (_next < comments.Count && comments[_next].Start < Position) _next++;
        var remarks = new List<Remark>();
        var lines = SkipBlanks();
        while (_next < comments.Count && comments[_next].Start == Position)
        {
            var comment = comments[_next++];
            Position = comment.End;
            var before = lines;
            lines = SkipBlanks();
            remarks.Add(new Remark(Tidy(comment.Text), comment.IsBlock, before > 0, before > 1, lines > 0 || !comment.IsBlock));
        }
        return new Gap(remarks, lines > 0, lines > 1);
    }

    /// <summary>How many lines end.</summary>
    private int SkipBlanks()
    {
        var text = utf8.Span;
        var lines = 0;
        for (; Position < text.Length && text[Position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'; Position++)
        {
            if (text[Position] == '\n' || (text[Position] == '\r' && (Position + 1 == text.Length || text[Position + 1] != '\n'))) lines++;
        }
        return lines;
    }

    private static string Tidy(string comment) =>
        string.Join('\n', comment.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd(' ', '\t')));
}
