using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Batches;

/// <summary>What the slots of a batch see of one result: all that the answer sees, with the result as <c>record</c> and <c>$</c>.</summary>
internal sealed class ResultScope : Scope
{
    private readonly Scope _answer;
    private JsonElement? _document;

    /// <summary>A scope over one result.</summary>
    public ResultScope(Scope answer, Value result)
    {
        _answer = answer;
        this[Root.Record] = result;
    }

    /// <summary>The result, made JSON on first use.</summary>
    public override JsonElement? Document
    {
        get => _document ??= JsonElement.Parse(ValueJson.ToBytes(this[Root.Record]));
        set => _document = value;
    }

    /// <inheritdoc/>
    protected override Value Load(Root root) => _answer[root];
}
