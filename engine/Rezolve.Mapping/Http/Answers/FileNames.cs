using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Reads the file name of a Content-Disposition field (RFC 6266).</summary>
internal static class FileNames
{
    /// <summary>The name without folders and control characters; null where there is none.</summary>
    public static string? Of(string? field)
    {
        if (field is null || !ContentDispositionHeaderValue.TryParse(field, out var disposition))
            return null;
        var name = disposition.FileNameStar ?? Unquoted(disposition.FileName);
        // A name is never a path: whoever stores the file would store it elsewhere.
        name = name?[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = name is null ? "" : string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return name is "" or "." or ".." ? null : name;
    }

    private static string? Unquoted(string? name)
    {
        if (name is ['"', .., '"'])
            name = name[1..^1];
        var text = new StringBuilder();
        for (var index = 0; index < name?.Length; index++)
        {
            if (name[index] == '\\' && index + 1 < name.Length && (name[index + 1] is '"' or '\\'))
                index++;
            text.Append(name[index]);
        }
        return name is null ? null : Utf8Of(text.ToString());
    }

    // Header fields come as Latin-1; a vendor that writes letters there without more ado writes UTF-8.
    private static string Utf8Of(string name)
    {
        if (name.All(char.IsAscii) || name.Any(c => c > '\u00FF'))
            return name;
        var bytes = Encoding.Latin1.GetBytes(name);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : name;
    }
}
