using System.Text.RegularExpressions;

namespace Architecture.Tree;

/// <summary>A method, constructor or operator as braces tell it.</summary>
/// <param name="Header">Its first words.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Lines">How many lines it takes, signature included, attributes not.</param>
internal readonly record struct Member(string Header, int Line, int Lines);

/// <summary>Cuts the code of a file into the members of its types, by braces and semicolons alone.</summary>
internal static partial class Members
{
    /// <summary>The methods of a file.</summary>
    public static IEnumerable<Member> Of(SourceFile file) => In(file.Code, 0, file.Code.Length).Select(part => At(file.Code, part)).Where(IsMethod);

    // A type's body is cut again; anything else is a member, whole.
    private static IEnumerable<(int Start, int End)> In(string code, int from, int to)
    {
        var start = from;
        for (var at = from; at < to; at++)
        {
            if (code[at] == ';')
            {
                yield return (start, at + 1);
                start = at + 1;
            }
            else if (code[at] == '{')
            {
                var close = Close(code, at);
                if (TypeHeader().IsMatch(WhereClause().Replace(code[start..at], "")))
                {
                    foreach (var inner in In(code, at + 1, close))
                        yield return inner;
                    start = close + 1;
                }
                else if (!Continues(code, close + 1, to))
                {
                    yield return (start, close + 1);
                    start = close + 1;
                }
                at = close;
            }
        }
    }

    private static int Close(string code, int open)
    {
        var depth = 0;
        for (var at = open; at < code.Length; at++)
        {
            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return at;
        }
        return code.Length - 1;
    }

    // An initialiser, a switch expression or a lambda goes on behind its brace.
    private static bool Continues(string code, int at, int to)
    {
        while (at < to && char.IsWhiteSpace(code[at]))
            at++;
        return at < to && (code[at] is ';' or ',' or ')' or '.' or '=' or '?' or ']' or '!' or '+' or '|' or '&' or ':' || code.AsSpan(at).StartsWith("is "));
    }

    private static Member At(string code, (int Start, int End) part)
    {
        var start = part.Start + Attributes().Match(code[part.Start..part.End]).Length;
        return new Member(code[start..part.End], 1 + code.AsSpan(0, start).Count('\n'), 1 + code.AsSpan(start, part.End - start).Count('\n'));
    }

    private static bool IsMethod(Member member) => MethodHeader().IsMatch(member.Header);

    [GeneratedRegex(@"\b(class|struct|interface|enum|record|namespace)\s+\w")]
    private static partial Regex TypeHeader();

    [GeneratedRegex(@"\bwhere\s.*", RegexOptions.Singleline)]
    private static partial Regex WhereClause();

    [GeneratedRegex(@"\A\s*(\[[^\]]*\]\s*)*")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\A(?!using\b|namespace\b|await using\b)[^={;]*\w(<[^(={;]*>)?\(")]
    private static partial Regex MethodHeader();
}
