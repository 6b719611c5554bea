using System.Buffers;
using System.Globalization;

namespace Rezolve.Json.Schema.Formats;

/// <summary>E-mail addresses (RFC 5321) and IP addresses (RFC 2673, RFC 4291).</summary>
internal static class Addresses
{
    private static readonly SearchValues<char> AtomCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    public static bool IsEmail(string text) => IsMailbox(text, allowsUnicode: false);

    public static bool IsInternationalEmail(string text) => IsMailbox(text, allowsUnicode: true);

    public static bool IsIPv4(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && Array.TrueForAll(parts, IsOctet);
    }

    public static bool IsIPv6(string text)
    {
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0) return Groups(text, mayEndAsIPv4: true) == 8;
        if (text.IndexOf("::", gap + 1, StringComparison.Ordinal) >= 0) return false;
        var before = Groups(text[..gap], mayEndAsIPv4: false);
        var after = Groups(text[(gap + 2)..], mayEndAsIPv4: true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    private static bool IsMailbox(string text, bool allowsUnicode)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0) return false;
        var (local, domain) = (text[..at], text[(at + 1)..]);
        return (IsQuoted(local) || IsAtoms(local, allowsUnicode)) && IsDomain(domain, allowsUnicode);
    }

    private static bool IsAtoms(string local, bool allowsUnicode) =>
        local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
        && local.All(unit => AtomCharacters.Contains(unit) || (allowsUnicode && unit > 127));

    private static bool IsQuoted(string local)
    {
        if (local.Length < 2 || local[0] != '"' || local[^1] != '"') return false;
        for (var i = 1; i < local.Length - 1; i++)
        {
            if (local[i] == '\\') i++;
            else if (local[i] == '"' || local[i] < ' ') return false;
        }
        return true;
    }

    private static bool IsDomain(string domain, bool allowsUnicode)
    {
        if (domain.StartsWith('[') && domain.EndsWith(']'))
        {
            var literal = domain[1..^1];
            return literal.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? IsIPv6(literal[5..]) : IsIPv4(literal);
        }
        return allowsUnicode ? HostNames.IsInternationalHostName(domain) : HostNames.IsHostName(domain);
    }

    private static bool IsOctet(string part) =>
        part.Length is >= 1 and <= 3 && (part.Length == 1 || part[0] != '0')
        && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 255;

    // How many groups of 16 bits a run has; -1 if it is none.
    private static int Groups(string run, bool mayEndAsIPv4)
    {
        if (run.Length == 0) return 0;
        var parts = run.Split(':');
        var count = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length is >= 1 and <= 4 && parts[i].All(char.IsAsciiHexDigit)) count++;
            else if (mayEndAsIPv4 && i == parts.Length - 1 && IsIPv4(parts[i])) count += 2;
            else return -1;
        }
        return count;
    }
}
