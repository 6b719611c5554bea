namespace Rezolve.Json.Paths.Regexps;

/// <summary>Reads escapes: single characters, and categories such as <c>\p{Lu}</c>.</summary>
internal static class EscapeReader
{
    private const string Escapable = @"()*+-.?[\]^{|}";

    public static bool TryCharacter(PatternCursor cursor, out int codePoint)
    {
        var escape = cursor.After;
        codePoint = escape switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => escape,
        };
        if (codePoint == escape && !Escapable.Contains(escape, StringComparison.Ordinal))
        {
            return cursor.Fail(cursor.Position, Advice(cursor, escape));
        }

        cursor.Position += 2;
        return true;
    }

    /// <summary>Reads <c>\p{…}</c> or <c>\P{…}</c> into a set.</summary>
    public static bool TryCategory(PatternCursor cursor, CodePointSet set)
    {
        var start = cursor.Position;
        var isComplement = cursor.After == 'P';
        var close = cursor.Pattern.IndexOf('}', start);
        var name = close > start + 3 && cursor.Pattern[start + 2] == '{' ? cursor.Pattern[(start + 3)..close] : string.Empty;
        if (!Categories.IsKnown(name))
        {
            return cursor.Fail(start, $"'\\{cursor.After}' needs a general category of Unicode after it. Write for example \\p{{L}} or \\p{{Lu}}.");
        }

        set.AddCategory(name, isComplement);
        cursor.Position = close + 1;
        return true;
    }

    private static string Advice(PatternCursor cursor, char escape) => escape switch
    {
        '\0' when cursor.Position + 1 >= cursor.Pattern.Length => @"The pattern ends in '\'. Write '\\' for the character.",
        'd' => @"'\d' is not part of I-Regexp. Write [0-9].",
        'w' => @"'\w' is not part of I-Regexp. Write [A-Za-z0-9_].",
        's' => @"'\s' is not part of I-Regexp. Write [ \t\n\r].",
        'b' => @"'\b' is not part of I-Regexp. Write what stands beside the word.",
        '$' or '/' => $"'\\{escape}' is not part of I-Regexp. Write [{escape}].",
        _ => $"'\\{escape}' is not part of I-Regexp. Write the character itself, or a class.",
    };
}
