using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.References;

/// <summary><c>$ref</c> and <c>$dynamicRef</c>: the value must fit the schema referred to.</summary>
internal sealed class RefKeyword : Keyword
{
    private readonly SchemaNode _target;
    private readonly string? _dynamicAnchor;

    private RefKeyword(KeywordSource source, SchemaNode target, string? dynamicAnchor) : base(source)
    {
        _target = target;
        _dynamicAnchor = dynamicAnchor;
    }

    public static Keyword? Compile(KeywordSource source)
    {
        if (source.Compiler.Refer(source, out var isDynamic) is not { } target) return null;
        var anchor = isDynamic && source.Name == "$dynamicRef" ? SchemaUri.Split(source.Value.GetString()!).Fragment : null;
        return new RefKeyword(source, target, anchor);
    }

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        var target = _dynamicAnchor is null ? _target : run.Outermost(_dynamicAnchor) ?? _target;
        return run.Follow(this, target, instance);
    }
}
