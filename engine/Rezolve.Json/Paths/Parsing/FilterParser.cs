using Rezolve.Json.Paths.Filters;
using Rezolve.Json.Paths.Functions;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Reads a condition: <c>||</c>, then <c>&amp;&amp;</c>, then tests, comparisons and groups.</summary>
internal sealed class FilterParser(PathCursor cursor)
{
    private readonly OperandParser _operands = new(cursor);

    public FilterExpression? Read() => ReadChain("||", ReadAnd, operands => new LogicalOr(operands));

    private FilterExpression? ReadAnd() => ReadChain("&&", ReadBasic, operands => new LogicalAnd(operands));

    private FilterExpression? ReadChain(string sign, Func<FilterExpression?> readOperand, Func<FilterExpression[], FilterExpression> join)
    {
        var operands = new List<FilterExpression>();
        while (readOperand() is { } operand)
        {
            operands.Add(operand);
            var end = cursor.Position;
            cursor.SkipBlanks();
            if (!cursor.IsNext(sign))
            {
                cursor.Position = end;
                return operands.Count == 1 ? operand : join([.. operands]);
            }

            cursor.Position += sign.Length;
            cursor.SkipBlanks();
        }

        return null;
    }

    private FilterExpression? ReadBasic()
    {
        if (cursor.Next == '!')
        {
            return ReadNot();
        }

        if (cursor.Next == '(')
        {
            return ReadGroup();
        }

        var start = cursor.Position;
        if (_operands.Read() is not { } left)
        {
            return null;
        }

        var end = cursor.Position;
        cursor.SkipBlanks();
        if (OperatorReader.IsNext(cursor))
        {
            return ReadComparison(start, left);
        }

        cursor.Position = end;
        return ToTest(start, left);
    }

    private LogicalNot? ReadNot()
    {
        var start = cursor.Position++;
        cursor.SkipBlanks();
        if (cursor.Next == '(')
        {
            return ReadGroup() is { } group ? new LogicalNot(group) : null;
        }

        if (cursor.Next == '!')
        {
            return cursor.Fail<LogicalNot>(cursor.Position, "'!' stands twice. Remove both, or write !(!…).");
        }

        var operandStart = cursor.Position;
        if (_operands.Read() is not { } operand)
        {
            return null;
        }

        var end = cursor.Position;
        cursor.SkipBlanks();
        if (OperatorReader.IsNext(cursor))
        {
            return cursor.Fail<LogicalNot>(start, "'!' stands before a comparison. Put it in parentheses, as in !(@.a == 1).");
        }

        cursor.Position = end;
        return ToTest(operandStart, operand) is { } test ? new LogicalNot(test) : null;
    }

    private FilterExpression? ReadGroup()
    {
        var open = cursor.Position++;
        if (!cursor.TryEnter())
        {
            return null;
        }

        cursor.SkipBlanks();
        var inner = Read();
        cursor.Leave();
        if (inner is null)
        {
            return null;
        }

        cursor.SkipBlanks();
        if (!cursor.TryTake(')'))
        {
            return cursor.Fail<FilterExpression>(open, $"The parenthesis opened here is not closed before {cursor.Seen()}. Add ')'.");
        }

        var end = cursor.Position;
        cursor.SkipBlanks();
        if (OperatorReader.IsNext(cursor))
        {
            return cursor.Fail<FilterExpression>(cursor.Position, "A condition in parentheses is not a value. Compare what stands inside them instead.");
        }

        cursor.Position = end;
        return inner;
    }

    private Comparison? ReadComparison(int start, FilterOperand left)
    {
        if (OperatorReader.Read(cursor) is not { } comparison || !Typing.AcceptsComparand(cursor, start, left))
        {
            return null;
        }

        cursor.SkipBlanks();
        var rightStart = cursor.Position;
        return _operands.Read() is { } right && Typing.AcceptsComparand(cursor, rightStart, right)
            ? new Comparison(left, comparison, right)
            : null;
    }

    private FilterExpression? ToTest(int start, FilterOperand operand) => operand switch
    {
        FilterQuery query => new ExistenceTest(query),
        FunctionCall { Result: FunctionResult.Logical } call => new FunctionTest(call),
        FunctionCall call => cursor.Fail<FilterExpression>(start, $"{call.Name}() gives a value, not true or false. Compare it, as in {call} > 0."),
        _ => cursor.Fail<FilterExpression>(start, $"The literal {operand} is no condition. Compare it with something, as in @.name == {operand}."),
    };
}
