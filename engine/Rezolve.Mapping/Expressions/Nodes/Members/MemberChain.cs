using Acornima.Ast;

namespace Rezolve.Mapping.Expressions.Nodes.Members;

/// <summary>A member expression that is nothing but names from an identifier on, such as <c>record.a['b c']</c>.</summary>
/// <param name="Start">The identifier it begins with.</param>
/// <param name="Steps">The names, each with the node that reads it.</param>
internal sealed record MemberChain(Identifier Start, IReadOnlyList<(string Name, MemberExpression Node)> Steps)
{
    /// <summary>The chain that a node is, or null where something else stands in it.</summary>
    public static MemberChain? TryRead(MemberExpression member)
    {
        var steps = new List<(string, MemberExpression)>();
        Node node = member;
        while (true)
        {
            switch (node)
            {
                case ChainExpression chain:
                    node = chain.Expression;
                    break;
                case MemberExpression step when NameOf(step) is { } name:
                    steps.Add((name, step));
                    node = step.Object;
                    break;
                case Identifier start:
                    steps.Reverse();
                    return new MemberChain(start, steps);
                default:
                    return null;
            }
        }
    }

    /// <summary>The name a member expression reads, where it is written down.</summary>
    public static string? NameOf(MemberExpression member) => member switch
    {
        { Computed: false, Property: Identifier identifier } => identifier.Name,
        { Computed: true, Property: StringLiteral text } => text.Value,
        _ => null,
    };
}
