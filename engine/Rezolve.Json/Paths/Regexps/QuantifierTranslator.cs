using System.Globalization;
using System.Text;

namespace Rezolve.Json.Paths.Regexps;

/// <summary>Reads <c>*</c>, <c>+</c>, <c>?</c> and <c>{n,m}</c> after an atom; at most one of them.</summary>
internal sealed class QuantifierTranslator(PatternCursor cursor, StringBuilder output)
{
    private const int LargestCount = 1000;

    public bool TryTranslate()
    {
        if (cursor.Next is '*' or '+' or '?')
        {
            output.Append(cursor.Next);
            cursor.Position++;
        }
        else if (cursor.Next == '{')
        {
            if (!TryRange())
            {
                return false;
            }
        }
        else
        {
            return true;
        }

        return cursor.Next is not ('*' or '+' or '?' or '{')
            || cursor.Fail(cursor.Position, "Two quantifiers stand together; I-Regexp has no lazy or possessive ones. Remove one.");
    }

    private bool TryRange()
    {
        var start = cursor.Position++;
        if (!TryCount(start, out var least))
        {
            return false;
        }

        var most = least;
        var isOpen = false;
        if (cursor.Next == ',')
        {
            cursor.Position++;
            isOpen = cursor.Next == '}';
            if (!isOpen && !TryCount(start, out most))
            {
                return false;
            }
        }

        if (cursor.Next != '}')
        {
            return cursor.Fail(start, "The repetition that begins here is not closed. Write {n}, {n,} or {n,m}.");
        }

        if (most < least)
        {
            return cursor.Fail(start, $"The repetition goes from {least} down to {most}. Write the smaller number first.");
        }

        cursor.Position++;
        output.Append(CultureInfo.InvariantCulture, $"{{{least},{(isOpen ? string.Empty : most)}}}");
        return true;
    }

    private bool TryCount(int start, out int count)
    {
        count = 0;
        var digits = cursor.Position;
        while (char.IsAsciiDigit(cursor.Next) && count <= LargestCount)
        {
            count = (count * 10) + cursor.Next - '0';
            cursor.Position++;
        }

        if (cursor.Position == digits)
        {
            return cursor.Fail(start, "A number is missing in the repetition. Write {n}, {n,} or {n,m}.");
        }

        return count <= LargestCount || cursor.Fail(start, $"The repetition counts beyond {LargestCount}. Write a smaller number.");
    }
}
