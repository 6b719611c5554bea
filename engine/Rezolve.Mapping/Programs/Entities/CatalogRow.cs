using System.Globalization;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>One row of a catalogue.</summary>
/// <param name="Value">What the wire carries, as text.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Type">The system's word for a field's type; null where it tells none.</param>
internal sealed record CatalogRow(string Value, string Label, string? Type)
{
    /// <summary>The values the field may take, where the row lists them.</summary>
    public IReadOnlyList<CatalogOption> Options { get; init; } = [];

    /// <summary>The row as expressions see it: <c>{ value, label, type, options }</c>.</summary>
    public Values.Value ToValue() => Values.Value.Of(new Values.ValueObject
    {
        ["value"] = Values.Value.Of(Value),
        ["label"] = Values.Value.Of(Label),
        ["type"] = Type is { } type ? Values.Value.Of(type) : Values.Value.Undefined,
        ["options"] = Options.Count == 0 ? Values.Value.Undefined : Values.Value.Of([.. Options.Select(option => option.ToValue())]),
    });

    /// <summary>The root <c>catalogs</c>: lists of rows by the catalogue's name.</summary>
    public static Values.ValueObject ToRoot(IReadOnlyDictionary<string, IReadOnlyList<CatalogRow>> catalogs)
    {
        var root = new Values.ValueObject();
        foreach (var (name, rows) in catalogs)
            root[name] = Values.Value.Of([.. rows.Select(row => row.ToValue())]);
        return root;
    }

    /// <summary>The value as it is written: a number where it is one.</summary>
    public Values.Value WireValue => long.TryParse(Value, out var number) && number.ToString(CultureInfo.InvariantCulture) == Value
        ? Values.Value.Of(number)
        : Values.Value.Of(Value);
}

/// <summary>One value that a field of a catalogue may take.</summary>
/// <param name="Value">What the wire carries, as text.</param>
/// <param name="Label">What people call it.</param>
internal sealed record CatalogOption(string Value, string Label)
{
    /// <summary>The option as expressions see it: <c>{ value, label }</c>.</summary>
    public Values.Value ToValue() => Values.Value.Of(new Values.ValueObject { ["value"] = Values.Value.Of(Value), ["label"] = Values.Value.Of(Label) });
}
