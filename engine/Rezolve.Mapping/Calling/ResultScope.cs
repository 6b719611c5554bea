using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling;

/// <summary>What slots see that look at a part of a run, such as one result of a batch: all that lies beneath, and the part as a root and as <c>$</c>.</summary>
internal sealed class ResultScope : Scope
{
    private readonly Scope _beneath;
    private readonly Root _root;
    private JsonElement? _document;

    /// <summary>A scope over a part.</summary>
    /// <param name="beneath">What is seen besides.</param>
    /// <param name="root">What the part is called.</param>
    /// <param name="part">The part.</param>
    public ResultScope(Scope beneath, Root root, Value part)
    {
        (_beneath, _root) = (beneath, root);
        this[root] = part;
    }

    /// <summary>The part, made JSON on first use.</summary>
    public override JsonElement? Document
    {
        get => _document ??= JsonElement.Parse(ValueJson.ToBytes(this[_root]));
        set => _document = value;
    }

    /// <inheritdoc/>
    protected override Value Load(Root root) => _beneath[root];
}
