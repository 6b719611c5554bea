using System.Collections.Frozen;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>Checks and collects header fields. A later field of the same name takes the place of an earlier one.</summary>
internal static class HeaderWriter
{
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    // What frames the message or names its receiver is the transport's matter: a value there could smuggle a second request.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host", "Connection", "Content-Length", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Expect", "Keep-Alive", "Proxy-Authorization",
        "Proxy-Connection", "Accept-Encoding", "Cookie");

    /// <summary>Adds the members of an object; absent and null leave theirs out.</summary>
    /// <returns>Why it cannot be done; null where it was.</returns>
    public static RequestFault? Add(List<HeaderField> fields, in Value headers, HeaderSource source, SourcePlace place)
    {
        if (headers.IsNothing)
            return null;
        if (NamedValues.FaultOf(headers, "headers", place) is { } fault)
            return fault;
        foreach (var (name, value) in headers.Object)
        {
            if (value.IsNothing)
                continue;
            if (FaultOf(name, value) is { } problem)
                return new(problem, place);
            Set(fields, new(name, ValueText.Of(value), source));
        }
        return null;
    }

    /// <summary>Adds a field, or puts it in the place of the one that has its name.</summary>
    public static void Set(List<HeaderField> fields, HeaderField field)
    {
        var index = fields.FindIndex(other => other.Is(field.Name));
        if (index < 0)
            fields.Add(field);
        else
            fields[index] = field;
    }

    /// <summary>Whether a text is a field name (RFC 9110: a token).</summary>
    public static bool IsToken(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || TokenMarks.Contains(c));

    /// <summary>
    /// Whether a text may be a field's value: visible ASCII, spaces and tabs. Anything else could fold into a line break on its way.
    /// </summary>
    public static bool IsFieldValue(string value) => value.All(c => c is >= ' ' and <= '~' or '\t');

    private static string? FaultOf(string name, in Value value)
    {
        if (!IsToken(name))
            return $"'{name}' is no header name.";
        if (Reserved.Contains(name))
        {
            var wayOut = name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? "; write it under cookies" : "";
            return $"The header '{name}' is set by the engine{wayOut}.";
        }
        if (value.IsFault)
            return $"The header '{name}' cannot be computed: {value.Text}.";
        if (!ValueText.Has(value))
            return $"The header '{name}' is {NamedValues.WordOf(value)}; one text is due: join(list, ', ') makes one.";
        return IsFieldValue(ValueText.Of(value))
            ? null
            : $"The header '{name}' holds a line break, another control character or a letter outside ASCII; "
                + "urlEncode(…) or base64(…) makes it safe.";
    }
}
