using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Strings;

/// <summary>Texts that break what handles texts carelessly.</summary>
internal static class MeanStrings
{
    /// <summary>The meanest: of each sort of trouble one or two.</summary>
    public static IReadOnlyList<string> Few { get; } =
    [
        "0", "null", "undefined", "-1e400", "true", "[]", "{}", "1/2", "a, b", "a;b", "#1", "@alice", "rt@rezolve.test", "Nobody", "Ünïcödé – 山", "🧑‍🚒🏳️‍🌈👍🏽", "e\u0301 and é", "ﬁ ﷽ ß İı",
        "\u202Eright to left\u202C", "عربي and עברית", "zero\u200Bwidth\u2060joiner\uFEFF.", "\u00A0blank\u2003blank\u3000", "two  blanks", " a blank before", "a blank after ", "a\ttab", "line\u2028separator", "two\nlines", "two\r\nlines",
        "\"double\" 'single' `back`", "back\\slash \\n \\u0041", "100% %00 %s %n", "<b>bold</b> & &amp; &#65;", "<script>alert(1)</script>", "]]><!-- -->", "{{ inputs.token }} ${1+1} #{2}", "'; DROP TABLE Tickets; --",
        "../../etc/passwd", "C:\\CON", "~*_[link](javascript:x)_*~", "\u0001\u001F", "\uFFFE", "\uFDD0", "\U0001FFFE", new('x', 199), new('é', 120), string.Concat(Enumerable.Repeat("long ", 300)),
    ];

    /// <summary>These, and the big list of the suites beside the repository.</summary>
    public static IReadOnlyList<string> All()
    {
        var file = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "suites", "naughty-strings", "blns.json"));
        Assert.SkipUnless(File.Exists(file), $"There is no {file}.");
        return [.. Few.Concat(JsonSerializer.Deserialize<List<string>>(File.ReadAllText(file))!).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
