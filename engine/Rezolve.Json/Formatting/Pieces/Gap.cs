namespace Rezolve.Json.Formatting.Pieces;

/// <summary>What stands between two tokens: comments and line ends.</summary>
/// <param name="Remarks">The comments, in order.</param>
/// <param name="BreakBefore">A line ends just before the second token, after the last comment.</param>
/// <param name="BlankBefore">An empty line stands there.</param>
internal sealed record Gap(IReadOnlyList<Remark> Remarks, bool BreakBefore, bool BlankBefore)
{
    /// <summary>Whether a line ends anywhere in it.</summary>
    public bool Breaks => BreakBefore || Remarks.Any(remark => remark.BreakBefore || remark.BreakAfter);

    /// <summary>How many comments stand on the line of the first token and end it; none where something else follows them on that line.</summary>
    public int EndsOfLine
    {
        get
        {
            var count = Remarks.TakeWhile(remark => !remark.BreakBefore).Count();
            return count > 0 && Remarks[count - 1].BreakAfter ? count : 0;
        }
    }
}
