namespace Rezolve.Json.Formatting.Writing;

/// <summary>The text of comments over several lines.</summary>
internal static class BlockText
{
    /// <summary>Puts the stars of a comment whose every line begins with one below each other; any other comment is its author's drawing and stays.</summary>
    /// <param name="comment">The comment, marks included.</param>
    /// <param name="indent">What the comment's first line begins with.</param>
    public static string Aligned(string comment, string indent)
    {
        var lines = comment.Split('\n');
        return lines.Skip(1).All(line => line.AsSpan().TrimStart(" \t").StartsWith("*"))
            ? string.Join("\n" + indent + " ", lines.Select((line, index) => index == 0 ? line : line.TrimStart(' ', '\t')))
            : comment;
    }
}
