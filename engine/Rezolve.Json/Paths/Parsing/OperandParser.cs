using Rezolve.Json.Paths.Filters;
using Rezolve.Json.Paths.Functions;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Reads a side of a comparison, a test or an argument: a query, a literal or a call.</summary>
internal sealed class OperandParser(PathCursor cursor)
{
    public FilterOperand? Read()
    {
        switch (cursor.Next)
        {
            case '@' or '$':
                return ReadQuery();
            case '\'' or '"':
                return new QuoteReader(cursor).Read() is { } text ? JsonLiteral.OfText(text) : null;
            case '-' or (>= '0' and <= '9'):
                return new NumberReader(cursor).ReadNumber() is { } number ? JsonLiteral.OfJson(number) : null;
            case var first when char.IsAsciiLetter(first) || first == '_':
                return ReadWord();
            default:
                return cursor.Fail<FilterOperand>(cursor.Position, Unfit());
        }
    }

    private FilterQuery? ReadQuery()
    {
        var isAbsolute = cursor.Next == '$';
        cursor.Position++;
        return new SegmentParser(cursor).ReadAll() is { } segments ? new FilterQuery(isAbsolute, segments) : null;
    }

    private FilterOperand? ReadWord()
    {
        var start = cursor.Position;
        var word = cursor.TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character == '_');
        if (cursor.Next == '(')
        {
            return new CallParser(cursor, this).Read(start, word);
        }

        return word switch
        {
            _ when PathFunction.All.Any(function => function.Name == word) && IsSpacedCall() =>
                cursor.Fail<FilterOperand>(cursor.Position, $"No space stands between '{word}' and '('. Remove it."),
            "true" or "false" or "null" => JsonLiteral.OfJson(word),
            "True" or "False" or "Null" => cursor.Fail<FilterOperand>(start, $"'{word}' begins with a capital letter. Write {char.ToLowerInvariant(word[0])}{word[1..]}."),
            "not" => cursor.Fail<FilterOperand>(start, "'not' is not an operator. Write '!'."),
            _ => cursor.Fail<FilterOperand>(start, $"'{word}' stands here without quotes. Write @.{word} for a member, '{word}' for a text."),
        };
    }

    private bool IsSpacedCall() => cursor.Text.AsSpan(cursor.Position).TrimStart(" \t\n\r").StartsWith("(", StringComparison.Ordinal);

    private string Unfit() => cursor.Next switch
    {
        _ when cursor.AtEnd => "The condition is not finished. Add a query such as @.name, or a value.",
        '.' => "A query begins with '@' or '$', a number with a digit. Write @.name or 0.5.",
        ']' or ')' or ',' or '=' or '<' or '>' or '&' or '|' => $"A query or a value is missing before {cursor.Seen()}. Write for example @.name == 1.",
        '+' => "A number has no plus sign. Remove '+'.",
        '[' or '{' => "Arrays and objects are not written in a path. Compare with a query, as in @.a == $.b.",
        '/' => "A pattern is not written between slashes. Write match(@.a, 'pattern') or search(@.a, 'pattern').",
        '(' => "A group is not a value. Remove the parentheses.",
        _ => $"No query or value begins with {cursor.Seen()}. Write a query such as @.name, or a value.",
    };
}
