using Rezolve.Mapping.Values.Normalization;

namespace Rezolve.Mapping.Transforms;

/// <summary>
/// The normal form of text (sync-semantics 5.2): line ends are LF, nothing blank at the end, Unicode's form C. Normalising twice changes nothing.
/// </summary>
internal static class CanonicalText
{
    /// <summary>The normal form.</summary>
    public static string Normalize(string text)
    {
        if (text.Contains('\r'))
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return NormalForm.Of(text.TrimEnd(' ', '\t', '\n'));
    }
}
