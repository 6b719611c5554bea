using System.Globalization;

namespace Rezolve.Json.Schema.Formats;

/// <summary>Host names (RFC 1123), and international ones (RFC 5890) as far as .NET's own mapping tells.</summary>
internal static class HostNames
{
    private static readonly char[] Dots = ['.', '\u3002', '\uFF0E', '\uFF61'];

    public static bool IsHostName(string text) =>
        text.Length is >= 1 and <= 253 && Array.TrueForAll(text.Split('.'), IsLabel);

    public static bool IsInternationalHostName(string text)
    {
        if (text.Length is 0 or > 253) return false;
        return Array.TrueForAll(text.Split(Dots), label => label.All(char.IsAscii) ? IsLabel(label) : IsUnicodeLabel(label));
    }

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= 63
        && label[0] != '-' && label[^1] != '-'
        && label.All(unit => char.IsAsciiLetterOrDigit(unit) || unit == '-')
        && (label.Length < 4 || label[2..4] != "--" || IsPunycode(label));

    private static bool IsPunycode(string label)
    {
        if (!label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase)) return false;
        try
        {
            return IsUnicodeLabel(new IdnMapping().GetUnicode(label));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsUnicodeLabel(string label)
    {
        if (label.Length == 0 || label[0] == '-' || label[^1] == '-' || (label.Length > 3 && label[2..4] == "--")) return false;
        if (IsMark(label[0]) || !label.All(unit => IsAllowed(unit)) || !FollowsContext(label)) return false;
        try
        {
            return new IdnMapping { UseStd3AsciiRules = true }.GetAscii(label).Length <= 63;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsMark(char unit) =>
        char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // RFC 5892: letters, digits and marks, but for a few exceptions.
    private static bool IsAllowed(char unit) => unit switch
    {
        '-' or '\u00B7' or '\u0375' or '\u05F3' or '\u05F4' or '\u30FB' or '\u200C' or '\u200D' => true,
        '\u06FD' or '\u06FE' or '\u0F0B' or '\u3007' => true,
        '\u0640' or '\u07FA' or '\u302E' or '\u302F' or (>= '\u3031' and <= '\u3035') or '\u303B' => false,
        _ => char.IsLetterOrDigit(unit) || IsMark(unit) || char.IsSurrogate(unit),
    };

    // RFC 5892, appendix A: characters that are allowed only beside certain others.
    private static bool FollowsContext(string label)
    {
        for (var i = 0; i < label.Length; i++)
        {
            var before = i > 0 ? label[i - 1] : '\0';
            var after = i + 1 < label.Length ? label[i + 1] : '\0';
            var fits = label[i] switch
            {
                '\u00B7' => before == 'l' && after == 'l',
                '\u0375' => after is >= '\u0370' and <= '\u03FF',
                '\u05F3' or '\u05F4' => before is >= '\u0590' and <= '\u05FF',
                '\u30FB' => label.Any(IsJapanese),
                '\u200D' => before is '\u094D' or '\u09CD' or '\u0D4D',
                '\u200C' => before is '\u094D' or '\u09CD' or '\u0D4D' || (IsArabic(before) && IsArabic(after)),
                _ => true,
            };
            if (!fits) return false;
        }
        var hasArabicDigit = label.Any(unit => unit is >= '\u0660' and <= '\u0669');
        return !hasArabicDigit || !label.Any(unit => unit is >= '\u06F0' and <= '\u06F9');
    }

    private static bool IsJapanese(char unit) =>
        unit is (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FA') or (>= '\u4E00' and <= '\u9FFF');

    private static bool IsArabic(char unit) => unit is >= '\u0600' and <= '\u06FF';
}
