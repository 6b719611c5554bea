using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>One step of a path that a forward pass can follow.</summary>
internal abstract record LayoutStep
{
    /// <summary>The member of that name.</summary>
    internal sealed record Name(string Of) : LayoutStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"['{Of}']";
    }

    /// <summary>The element at a place counted from the front.</summary>
    internal sealed record Index(int At) : LayoutStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"[{At}]";
    }

    /// <summary>Every element, or every member's value.</summary>
    internal sealed record Every : LayoutStep
    {
        /// <inheritdoc/>
        public override string ToString() => "[*]";
    }

    /// <summary>The children whose members equal literals, all of them.</summary>
    internal sealed record Where(IReadOnlyList<LayoutEquality> Equalities) : LayoutStep
    {
        /// <inheritdoc/>
        public override string ToString() => $"[?{string.Join(" && ", Equalities)}]";
    }
}

/// <summary><c>@.name == literal</c>.</summary>
/// <param name="Name">The member looked at.</param>
/// <param name="Literal">Text, number, boolean or null.</param>
internal sealed record LayoutEquality(string Name, Value Literal)
{
    /// <inheritdoc/>
    public override string ToString() => $"@['{Name}'] == {Literal}";
}
