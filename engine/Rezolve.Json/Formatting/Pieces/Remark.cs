namespace Rezolve.Json.Formatting.Pieces;

/// <summary>A comment and the line ends about it.</summary>
/// <param name="Text">The comment, marks included; its line ends are <c>\n</c>, and no line ends in blanks.</param>
/// <param name="IsBlock">True for <c>/* … */</c>.</param>
/// <param name="BreakBefore">A line ends between what is before and this.</param>
/// <param name="BlankBefore">An empty line stands between what is before and this.</param>
/// <param name="BreakAfter">A line ends between this and what follows.</param>
internal sealed record Remark(string Text, bool IsBlock, bool BreakBefore, bool BlankBefore, bool BreakAfter)
{
    /// <summary>Whether what holds the comment cannot stand on one line.</summary>
    public bool Breaks => !IsBlock || BreakBefore || BreakAfter || Text.Contains('\n', StringComparison.Ordinal);
}
