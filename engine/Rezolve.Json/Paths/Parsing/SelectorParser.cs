using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Reads what stands between brackets: selectors with commas between them.</summary>
internal sealed class SelectorParser(PathCursor cursor)
{
    public PathSelector[]? ReadBracketed()
    {
        var open = cursor.Position++;
        var selectors = new List<PathSelector>();
        do
        {
            cursor.SkipBlanks();
            if (ReadOne(open, selectors.Count > 0) is not { } selector)
            {
                return null;
            }

            selectors.Add(selector);
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(','));

        return cursor.TryTake(']') ? [.. selectors] : cursor.Fail<PathSelector[]>(cursor.AtEnd ? open : cursor.Position, Unclosed());
    }

    private PathSelector? ReadOne(int open, bool afterComma)
    {
        switch (cursor.Next)
        {
            case '\'' or '"':
                return new QuoteReader(cursor).Read() is { } name ? new NameSelector(name) : null;
            case '*':
                cursor.Position++;
                return new WildcardSelector();
            case '?':
                return ReadFilter();
            case '-' or ':' or (>= '0' and <= '9'):
                return ReadIndexOrSlice();
            default:
                return cursor.Fail<PathSelector>(cursor.AtEnd ? open : cursor.Position, Unfit(afterComma));
        }
    }

    private FilterSelector? ReadFilter()
    {
        cursor.Position++;
        if (!cursor.TryEnter())
        {
            return null;
        }

        cursor.SkipBlanks();
        var condition = new FilterParser(cursor).Read();
        cursor.Leave();
        return condition is null ? null : new FilterSelector(condition);
    }

    private PathSelector? ReadIndexOrSlice()
    {
        var numbers = new NumberReader(cursor);
        if (!TryReadBound(numbers, out var first))
        {
            return null;
        }

        var end = cursor.Position;
        cursor.SkipBlanks();
        if (!cursor.TryTake(':'))
        {
            cursor.Position = end;
            return new IndexSelector(first!.Value);
        }

        cursor.SkipBlanks();
        if (!TryReadBound(numbers, out var last))
        {
            return null;
        }

        cursor.SkipBlanks();
        if (!cursor.TryTake(':'))
        {
            return new SliceSelector(first, last, null);
        }

        cursor.SkipBlanks();
        return TryReadBound(numbers, out var step) ? new SliceSelector(first, last, step) : null;
    }

    /// <summary>Reads an integer if one stands here; false only for a faulty one.</summary>
    private bool TryReadBound(NumberReader numbers, out long? bound)
    {
        bound = null;
        if (cursor.Next != '-' && !char.IsAsciiDigit(cursor.Next))
        {
            return true;
        }

        bound = numbers.ReadInteger();
        return bound is not null;
    }

    private string Unclosed() => cursor.Next switch
    {
        _ when cursor.AtEnd => "The bracket opened here is not closed. Add ']'.",
        '.' => "A position is a whole number. Remove the fraction.",
        ':' => "A slice has three parts at most, start:end:step. Remove the rest.",
        '=' => "'=' is not an operator. Write '==' to compare.",
        '&' => "'&' is not an operator. Write '&&' for and.",
        '|' => "'|' is not an operator. Write '||' for or.",
        'a' when cursor.IsNext("and ") => "'and' is not an operator. Write '&&'.",
        'o' when cursor.IsNext("or ") => "'or' is not an operator. Write '||'.",
        ')' => "No parenthesis is open here. Remove ')' or open one before.",
        _ => $"After a selector comes ',' or ']', not {cursor.Seen()}. Close the bracket, or put ',' between selectors.",
    };

    private string Unfit(bool afterComma) => cursor.Next switch
    {
        _ when cursor.AtEnd => "The bracket opened here is not closed. Add a selector and ']'.",
        ']' when afterComma => "Nothing stands between ',' and ']'. Remove the comma or add a selector.",
        ']' => "The brackets are empty. Write a name in quotes, a position, '*', a slice or a filter.",
        ',' => "Nothing stands before the comma. Remove it or add a selector.",
        '+' => "A position has no plus sign. Remove '+'.",
        '@' or '$' or '(' or '!' => $"A condition begins with '?'. Write [?{cursor.Next}…].",
        var first when NameText.BeginsName(first) => "A name in brackets needs quotes. Write ['name'].",
        _ => $"No selector begins with {cursor.Seen()}. Write a name in quotes, a position, '*', a slice or a filter.",
    };
}
