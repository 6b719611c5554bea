using System.Text;
using System.Text.Json;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>The equality filters of one place. Where all look at one member (the usual case) a matching child is found by one look-up.</summary>
internal sealed class LayoutFilters
{
    private readonly Utf8Table<LayoutNode>? _texts;
    private readonly Utf8Table<LayoutNode>? _integers;
    private readonly LayoutFilter[] _filters = [];
    private readonly LayoutFilter[] _oddNumbers = [];

    /// <summary>Makes the filters of one place.</summary>
    public LayoutFilters(IReadOnlyList<LayoutFilter> all)
    {
        All = all;
        Tests = all.Sum(filter => filter.Tests.Count);
        Slots = [.. all.SelectMany(filter => filter.Node.Slots)];
        if (all.Any(filter => filter.Tests.Count != 1 || filter.Tests[0].Name != all[0].Tests[0].Name))
            return;
        OneKey = Encoding.UTF8.GetBytes(all[0].Tests[0].Name);
        _texts = Table(literal => literal.IsText);
        _integers = Table(literal => literal.IsPlainInteger);
        _filters = [.. all];
        _oddNumbers = [.. all.Where(filter => filter.Tests[0].Literal is { IsNumber: true, IsPlainInteger: false })];
        Wanted = new Utf8Table<string>(WantedNames(all));
    }

    /// <summary>Every filter.</summary>
    public IReadOnlyList<LayoutFilter> All { get; }

    /// <summary>How many equalities there are in all.</summary>
    public int Tests { get; }

    /// <summary>All slots below.</summary>
    public int[] Slots { get; }

    /// <summary>The member that all filters look at; null where they differ.</summary>
    public byte[]? OneKey { get; }

    /// <summary>Members wanted by any filter; only with <see cref="OneKey"/>.</summary>
    public Utf8Table<string>? Wanted { get; }

    /// <summary>The child for a value of <see cref="OneKey"/>, or null.</summary>
    public LayoutNode? Match(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
            return _texts!.Find(reader.ValueSpan);
        if (reader.TokenType == JsonTokenType.Number && LayoutLiteral.IsPlainIntegerText(reader.ValueSpan))
            return _integers!.Find(reader.ValueSpan) ?? Compare(ref reader, _oddNumbers);
        return Compare(ref reader, _filters);
    }

    private static LayoutNode? Compare(ref Utf8JsonReader reader, LayoutFilter[] filters)
    {
        foreach (var filter in filters)
        {
            if (filter.Tests[0].Literal.Matches(ref reader))
                return filter.Node;
        }
        return null;
    }

    private Utf8Table<LayoutNode> Table(Func<LayoutLiteral, bool> kind) => new(
        from filter in All
        where kind(filter.Tests[0].Literal)
        select KeyValuePair.Create(filter.Tests[0].Literal.Utf8, filter.Node));

    private static IEnumerable<KeyValuePair<byte[], string>> WantedNames(IReadOnlyList<LayoutFilter> all) => all
        .SelectMany(filter => filter.Names)
        .Distinct(StringComparer.Ordinal)
        .Select(name => KeyValuePair.Create(Encoding.UTF8.GetBytes(name), name));
}

/// <summary>One filter: the child's members that must equal literals, and what is wanted of a child that matches.</summary>
/// <param name="Tests">All must hold.</param>
/// <param name="Node">What is wanted.</param>
/// <param name="Names">The members wanted of a matching child.</param>
internal sealed record LayoutFilter(IReadOnlyList<LayoutTest> Tests, LayoutNode Node, IReadOnlyList<string> Names);

/// <summary>One equality of a filter.</summary>
internal sealed record LayoutTest(string Name, byte[] Utf8Name, LayoutLiteral Literal);
