using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Steps;

/// <summary>What decides about a step sees: its caller's roots, <c>steps</c>, and the results so far as <c>$</c>.</summary>
internal sealed class StepScope : Scope
{
    private readonly Scope _caller;
    private JsonElement? _document;

    /// <summary>A scope over the results so far.</summary>
    public StepScope(Scope caller, Value results)
    {
        _caller = caller;
        this[Root.Steps] = results;
    }

    /// <summary>The results so far, made JSON on first use.</summary>
    public override JsonElement? Document
    {
        get => _document ??= JsonElement.Parse(ValueJson.ToBytes(this[Root.Steps]));
        set => _document = value;
    }

    /// <inheritdoc/>
    protected override Value Load(Root root) => _caller[root];
}
