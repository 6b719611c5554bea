using System.Text;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>join(list, sep)</c>.</summary>
internal static class Join
{
    public static Function Kind { get; } = new()
    {
        Name = "join",
        Parameters = [Parameter.List("list"), Parameter.Text("sep")],
        Result = ValueKinds.Text,
        Summary = "The members of a list as one text. Members are texts, numbers, booleans, instants or dates; null and undefined are left out.",
        Examples =
        [
            new("join(['a', 'b'], ',')", "\"a,b\""),
            new("join([1, null, true], '-')", "\"1-true\""),
            new("join([], ',')", "\"\""),
            new("join([[1]], ',')", "error: member"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var text = new StringBuilder();
        var separator = "";
        foreach (var item in arguments[0].List)
        {
            if (item.IsNothing)
                continue;
            if (!ValueText.Has(item))
                return Faults.Expected("text, a number, a boolean, an instant or a date as a member of 'list'", item);
            text.Append(separator).Append(ValueText.Of(item));
            separator = arguments[1].Text;
            if (!TextLimit.Allows(text.Length))
                return Faults.TooLong;
        }
        return Value.Of(text.ToString());
    }
}
