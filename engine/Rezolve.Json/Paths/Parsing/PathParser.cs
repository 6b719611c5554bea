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
            segments = RefuseRest(cursor);
        }

        fault = cursor.Fault;
        return segments is null ? null : new JsonPath(segments, cursor.Warnings);
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

    private static SegmentList? RefuseRest(PathCursor cursor)
    {
        var end = cursor.Position;
        cursor.SkipBlanks();
        return cursor.AtEnd
            ? cursor.Fail<SegmentList>(end, "A path has no space at its end. Remove it.")
            : cursor.Fail<SegmentList>(cursor.Position, Rest(cursor, end));
    }

    private static string Rest(PathCursor cursor, int end)
    {
        var before = end == 1 ? "'$'" : "a segment";
        return cursor.Next switch
        {
            _ when cursor.Position > end => $"After the space comes '.' or '[', not {cursor.Seen()}. A name with a space is written in quotes, as in ['first name'].",
            var first when end == 1 && NameText.BeginsName(first) => $"After '$' comes '.' or '[', not {cursor.Seen()}. Write $.{cursor.Text[end..]}",
            ']' => "No bracket is open here. Remove ']' or open one before.",
            var first when NameText.BeginsName(first) => $"After {before} comes '.' or '[', not {cursor.Seen()}. Write '.' before the name.",
            _ => $"After {before} comes '.' or '[', not {cursor.Seen()}. A name with other signs is written in quotes, as in ['a-b'].",
        };
    }
}
