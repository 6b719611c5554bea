using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Branches;

/// <summary><c>if</c>, <c>then</c> and <c>else</c>: one condition, and what follows from it.</summary>
internal sealed class IfKeyword : Keyword
{
    private readonly SchemaNode _condition;
    private readonly SchemaNode? _then;
    private readonly SchemaNode? _else;

    private IfKeyword(KeywordSource source) : base(source)
    {
        _condition = source.Schema();
        _then = source.TryBeside("then", out var then) ? then.Schema() : null;
        _else = source.TryBeside("else", out var other) ? other.Schema() : null;
    }

    public static Keyword Compile(KeywordSource source) => new IfKeyword(source);

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        var next = run.Asks(_condition, instance) ? _then : _else;
        return next is null || run.Apply(next, instance);
    }
}
