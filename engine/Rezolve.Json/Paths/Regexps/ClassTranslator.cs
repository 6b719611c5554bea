using System.Text;

namespace Rezolve.Json.Paths.Regexps;

/// <summary>Reads a class such as <c>[a-z\p{Nd}-]</c>.</summary>
internal sealed class ClassTranslator(PatternCursor cursor, StringBuilder output)
{
    private readonly CodePointSet _set = new();

    public bool TryTranslate()
    {
        var open = cursor.Position++;
        // "[^]" is by the grammar the class of the caret alone.
        var negated = cursor.Next == '^' && cursor.After != ']';
        cursor.Position += negated ? 1 : 0;
        var isFirst = true;
        while (!cursor.AtEnd && (cursor.Next != ']' || isFirst))
        {
            if (!TryItem(isFirst))
            {
                return false;
            }

            isFirst = false;
        }

        if (cursor.AtEnd)
        {
            return cursor.Fail(open, "The class opened here is not closed. Add ']'.");
        }

        cursor.Position++;
        _set.AppendTo(output, negated);
        return true;
    }

    private bool TryItem(bool isFirst)
    {
        if (cursor is { Next: '\\', After: 'p' or 'P' })
        {
            return EscapeReader.TryCategory(cursor, _set);
        }

        if (cursor.Next == '-')
        {
            return TryHyphen(isFirst);
        }

        var start = cursor.Position;
        if (!TryCharacter(out var first))
        {
            return false;
        }

        var last = first;
        if (cursor.Next == '-' && cursor.After != ']')
        {
            cursor.Position++;
            if (!TryCharacter(out last))
            {
                return false;
            }
        }

        if (last < first)
        {
            return cursor.Fail(start, "The range runs backwards. Write the smaller character first.");
        }

        _set.AddRange(first, last);
        return true;
    }

    private bool TryHyphen(bool isFirst)
    {
        if (!isFirst && cursor.After != ']')
        {
            return cursor.Fail(cursor.Position, @"'-' stands inside a class without being a range. Write '\-', or put it first or last.");
        }

        _set.AddRange('-', '-');
        cursor.Position++;
        return true;
    }

    private bool TryCharacter(out int codePoint)
    {
        codePoint = 0;
        switch (cursor.Next)
        {
            case '\\':
                return EscapeReader.TryCharacter(cursor, out codePoint);
            case '[' or ']' or '-':
                return cursor.Fail(cursor.Position, $"'{cursor.Next}' stands plain in a class. Write '\\{cursor.Next}'.");
            case '\0' when cursor.AtEnd:
                return true;
            default:
                codePoint = cursor.TakeCodePoint();
                return true;
        }
    }
}
