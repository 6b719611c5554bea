using System.Text.Json;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions;

/// <summary>Calls a script of the manifest by name; any failure is a fault value.</summary>
internal delegate Value ScriptCall(string name, ReadOnlySpan<Value> arguments);

/// <summary>The variables one evaluation sees: one place per <see cref="Root"/>, the document <c>$</c> stands for, and the scripts.</summary>
/// <remarks>Not thread-safe: one scope belongs to one unit of work.</remarks>
internal class Scope
{
    private readonly Value[] _roots = new Value[RootCount];
    private ulong _known; // one bit a root

    /// <summary>How many roots there are.</summary>
    public static int RootCount { get; } = Enum.GetValues<Root>().Length;

    /// <summary>The document that a JSONPath of the slot selects from; null where the slot has none.</summary>
    public virtual JsonElement? Document { get; set; }

    /// <summary>Why there is no document though one came; null where there is one, or none came.</summary>
    public virtual string? DocumentFault => null;

    /// <summary>How scripts are called; null where the slot allows none.</summary>
    public ScriptCall? Scripts { get; set; }

    /// <summary>A root's value. One that was not set is asked of <see cref="Load"/> once.</summary>
    public Value this[Root root]
    {
        get
        {
            var bit = 1UL << (int)root;
            if ((_known & bit) != 0)
                return _roots[(int)root];
            return this[root] = Load(root);
        }
        set
        {
            _roots[(int)root] = value;
            _known |= 1UL << (int)root;
        }
    }

    /// <summary>The value of a bound member chain (see <see cref="ExpressionRules.BindChain"/>); only scopes that scan their document have any.</summary>
    public virtual Value Chain(int slot) => throw new InvalidOperationException($"This scope binds no member chains (slot {slot}).");

    /// <summary>The value of a path bound to a layout; only scopes that scan their document have any.</summary>
    /// <param name="slot">The slot of the layout.</param>
    /// <param name="listDue">Whether several values are a list; else they are an error.</param>
    public virtual Value Path(int slot, bool listDue) => throw new InvalidOperationException($"This scope binds no paths (slot {slot}).");

    /// <summary>Forgets a root, so that it is loaded anew: used when a scope serves one record after the other.</summary>
    protected void Forget(Root root) => _known &= ~(1UL << (int)root);

    /// <summary>Gives a root that was not set; the default is absent.</summary>
    protected virtual Value Load(Root root) => Value.Undefined;

    /// <summary>A copy that sees the same roots, for the requests of one page.</summary>
    public Scope Fork()
    {
        var copy = new Scope { Document = Document, Scripts = Scripts, _known = _known };
        _roots.CopyTo(copy._roots, 0);
        return copy;
    }
}
