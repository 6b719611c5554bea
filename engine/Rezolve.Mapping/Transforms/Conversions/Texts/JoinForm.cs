using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Texts;

/// <summary>A list written as one text.</summary>
internal sealed class JoinForm : Conversion
{
    /// <inheritdoc/>
    public override string Name => "join";

    /// <inheritdoc/>
    public override string Summary => "Several values in one text, separated by a mark; empty text is an empty list.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Set, FieldType.List];

    /// <inheritdoc/>
    public override string Marker => "join";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => [new("join", new Written.Text(), "The mark.") { Examples = ["\",\""] }];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
        [Both("Words separated by commas", "\"a,b\"", "[\"a\",\"b\"]"), Both("None", "\"\"", "[]")];

    /// <inheritdoc/>
    protected override string Written => """{ "join": "," }""";

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members)
    {
        var mark = members.Text("join")!;
        return new TwoWay(vendor => Read(vendor, mark), canonical => Write(canonical, mark), takesList: true);
    }

    private static Value Read(Value vendor, string mark)
    {
        if (vendor.Kind != ValueKind.Text)
            return Reasons.Expected($"values separated by '{mark}' in one text", vendor);
        return Value.Of(vendor.Text.Length == 0 ? [] : (IReadOnlyList<Value>)[.. vendor.Text.Split(mark).Select(Value.Of)]);
    }

    private static Value Write(Value canonical, string mark)
    {
        if (canonical.Kind != ValueKind.List)
            return Reasons.Expected("a list", canonical);
        foreach (var item in canonical.List)
        {
            if (!ValueText.Has(item))
                return Reasons.Expected("values that have a text", item);
            if (ValueText.Of(item) is var text && (text.Contains(mark, StringComparison.Ordinal) || text.Length == 0))
                return Value.Fault($"{Reasons.Show(item)} cannot be told from its neighbours when joined with '{mark}'");
        }
        return Value.Of(string.Join(mark, canonical.List.Select(item => ValueText.Of(item))));
    }
}
