using System.Text;

namespace Rezolve.Json.Formatting.Writing;

/// <summary>The white space a line begins with.</summary>
internal static class Indentation
{
    /// <summary>What the next level adds.</summary>
    public const string Step = "  ";

    /// <summary>The blanks and tabs at the beginning of a line.</summary>
    public static string Of(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return Encoding.ASCII.GetString(end < 0 ? line : line[..end]);
    }

    /// <summary>How many characters a line has.</summary>
    public static int Width(ReadOnlySpan<byte> line) => Encoding.UTF8.GetCharCount(line);
}
