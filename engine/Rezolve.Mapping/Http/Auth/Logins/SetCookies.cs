using Rezolve.Mapping.Http.Requests;

namespace Rezolve.Mapping.Http.Auth.Logins;

/// <summary>Reads the field Set-Cookie (RFC 6265, section 5.2) as far as a session needs it: names, values, and what is taken back.</summary>
internal static class SetCookies
{
    /// <summary>The cookies held after an answer.</summary>
    /// <param name="held">The cookies before.</param>
    /// <param name="field">The fields of the answer, joined by commas; null where it sets none.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Merge(IReadOnlyList<KeyValuePair<string, string>> held, string? field)
    {
        var cookies = held.ToList();
        foreach (var written in Split(field ?? ""))
        {
            var parts = written.Split(';', StringSplitOptions.TrimEntries);
            var sign = parts[0].IndexOf('=', StringComparison.Ordinal);
            var name = parts[0][..sign].Trim();
            var value = parts[0][(sign + 1)..].Trim();
            cookies.RemoveAll(cookie => cookie.Key == name);
            if (CookieWriter.IsCookieValue(value.Trim('"')) && !IsTakenBack(parts) && value.Length > 0)
                cookies.Add(new(name, value.Trim('"')));
        }
        return cookies;
    }

    private static bool IsTakenBack(IEnumerable<string> parts) =>
        parts.Skip(1).Any(part => part.StartsWith("Max-Age=0", StringComparison.OrdinalIgnoreCase) || part.StartsWith("Max-Age=-", StringComparison.OrdinalIgnoreCase));

    // A date holds a comma too: a new cookie begins only where a name and a sign follow one.
    private static IEnumerable<string> Split(string field)
    {
        var from = 0;
        for (var at = field.IndexOf(',', StringComparison.Ordinal); at >= 0; at = field.IndexOf(',', at + 1))
        {
            if (!BeginsCookie(field[(at + 1)..]))
                continue;
            yield return field[from..at];
            from = at + 1;
        }
        if (BeginsCookie(field[from..]))
            yield return field[from..];
    }

    private static bool BeginsCookie(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 && HeaderWriter.IsToken(text[..sign].Trim());
    }
}
