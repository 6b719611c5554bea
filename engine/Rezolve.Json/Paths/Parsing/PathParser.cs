using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Reads a whole path: <c>$</c>, its segments and nothing else.</summary>
internal static class PathParser
{
    public static JsonPath? Parse(string text, out JsonPathFault? fault)
    {
        var cursor = new PathCursor(text);
        var segments = Begin(cursor) ? new SegmentParser(cursor).ReadAll() : null;
        if (segments is not null && !cursor.AtEnd)
        {
            segments = cursor.Fail<SegmentList>(cursor.Position, Rest(cursor));
        }

        fault = cursor.Fault;
        return segments is null ? null : new JsonPath(segments);
    }

    private static bool Begin(PathCursor cursor)
    {
        var lone = NameText.LoneSurrogate(cursor.Text);
        if (lone >= 0)
        {
            cursor.Fail<object>(lone, "Half of a surrogate pair stands here. Write the whole character.");
            return false;
        }

        if (cursor.TryTake('$'))
        {
            return true;
        }

        cursor.Fail<object>(0, cursor.Next switch
        {
            _ when cursor.AtEnd => "The path is empty. Write '$' for the whole document, or for example $.name.",
            ' ' or '\t' or '\n' or '\r' => "A path has no space before '$'. Remove it.",
            '@' => "'@' is the current element and stands only inside a filter. Begin the path with '$'.",
            '.' or '[' => $"A path begins with '$', not {cursor.Seen()}. Write ${cursor.Text}",
            var first when NameText.BeginsName(first) => $"A path begins with '$', not {cursor.Seen()}. Write $.{cursor.Text}",
            _ => $"A path begins with '$', not {cursor.Seen()}. Write for example $.name.",
        });
        return false;
    }

    private static string Rest(PathCursor cursor)
    {
        var start = cursor.Position;
        cursor.SkipBlanks();
        if (cursor.AtEnd)
        {
            return "A path has no space at its end. Remove it.";
        }

        if (start == 1 && NameText.BeginsName(cursor.Next))
        {
            return $"After '$' comes '.' or '[', not {cursor.Seen()}. Write $.{cursor.Text[cursor.Position..]}";
        }

        return cursor.Position > start
            ? $"After the space comes '.' or '[', not {cursor.Seen()}. A name with a space is written in quotes, as in $['first name']."
            : $"After {(start == 1 ? "'$'" : "a segment")} comes '.' or '[', not {cursor.Seen()}. A name with that character is written in quotes, as in $['a-b'].";
    }
}
