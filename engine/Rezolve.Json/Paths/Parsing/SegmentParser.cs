using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Reads segments: <c>.name</c>, <c>.*</c>, <c>[…]</c> and the same after <c>..</c>.</summary>
internal sealed class SegmentParser(PathCursor cursor)
{
    /// <summary>Reads segments as far as they go; blanks after the last are left alone.</summary>
    public SegmentList? ReadAll()
    {
        var segments = new List<PathSegment>();
        while (true)
        {
            var end = cursor.Position;
            cursor.SkipBlanks();
            if (cursor.Next is not ('.' or '['))
            {
                cursor.Position = end;
                return new SegmentList([.. segments]);
            }

            if (ReadOne() is not { } segment)
            {
                return null;
            }

            segments.Add(segment);
        }
    }

    private PathSegment? ReadOne()
    {
        if (cursor.Next == '[')
        {
            return ReadBracket(isDescendant: false);
        }

        cursor.Position++;
        var isDescendant = cursor.TryTake('.');
        if (isDescendant && cursor.Next == '[')
        {
            return ReadBracket(isDescendant: true);
        }

        return ReadAfterDot(isDescendant) is { } selector ? new PathSegment(isDescendant, [selector]) : null;
    }

    private PathSegment? ReadBracket(bool isDescendant) =>
        new SelectorParser(cursor).ReadBracketed() is { } selectors ? new PathSegment(isDescendant, selectors) : null;

    private PathSelector? ReadAfterDot(bool isDescendant)
    {
        if (cursor.TryTake('*'))
        {
            return new WildcardSelector();
        }

        if (!NameText.BeginsName(cursor.Next))
        {
            return cursor.Fail<PathSelector>(cursor.Position, Unfit(isDescendant));
        }

        return new NameSelector(cursor.TakeWhile(NameText.ContinuesName));
    }

    private string Unfit(bool isDescendant)
    {
        var dots = isDescendant ? "'..'" : "'.'";
        return cursor.Next switch
        {
            _ when cursor.AtEnd => $"Nothing follows {dots}. Write a name or '*' after it.",
            ' ' or '\t' or '\n' or '\r' => $"No space may follow {dots}. Write the name right after it.",
            '[' => "No dot stands before '['. Remove the dot.",
            '.' => "At most two dots stand together. Remove one.",
            '\'' or '"' => $"A name in quotes stands in brackets. Write [{cursor.Next}…{cursor.Next}].",
            >= '0' and <= '9' => $"A name after {dots} begins with a letter or '_', not {cursor.Seen()}. Write [0] for an element, ['0'] for a member.",
            _ => $"A name after {dots} begins with a letter or '_', not {cursor.Seen()}. Write the name in quotes, as in ['a-b'].",
        };
    }
}
