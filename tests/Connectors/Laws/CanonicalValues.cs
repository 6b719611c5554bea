using CsCheck;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Connectors.Laws;

/// <summary>Generated canonical values in normal form, by a field's type, table and words.</summary>
internal static class CanonicalValues
{
    private static readonly string[] Letters = ["a", "b", "Z", "0", "9", "-", "_", "'", "\"", "\\", "/", "é", "ű", "ß", "日", "😀", "$", "{{", "%", "&"];
    private static readonly Gen<string> Word = Gen.Int[0, Letters.Length - 1].Array[1, 10].Select(at => string.Concat(at.Select(one => Letters[one])));
    private static readonly Gen<string> Name = Gen.Char['a', 'z'].Array[1, 8].Select(letters => new string(letters));
    private static readonly Gen<string> Line = Word.Array[1, 5].Select(words => string.Join(' ', words));
    private static readonly Gen<string> Lines = Line.Array[1, 4].Select(lines => string.Join('\n', lines));
    private static readonly DateTimeOffset First = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Values of a field; now and then null.</summary>
    public static Gen<Value> Of(FieldProgram field)
    {
        var some = field.Table is { } table ? OfTable(table) : OfType(field);
        return Gen.Frequency((5, some), (1, Gen.Const(Value.Null)));
    }

    private static Gen<Value> OfTable(TableProgram table)
    {
        // Of several canonical words for one of the vendor's, only the first is read again.
        var words = table.Rows.DistinctBy(row => row.Vendor.ToString()).Select(row => row.Canonical).ToArray();
        var known = Gen.Int[0, words.Length - 1].Select(at => words[at]);
        return table.Write.Action == UnmappedAction.Pass ? Gen.OneOf(known, Name.Select(name => Value.Of("x" + name))) : known;
    }

    private static Gen<Value> OfType(FieldProgram field) => field.Type switch
    {
        FieldType.RichText when field.Name == "custom.nodes" => Line.Select(text => Formatted("adf", Value.Of(new ValueObject { ["type"] = Value.Of(text) }).ToString())),
        FieldType.RichText => Lines.Select(text => Formatted(FormatOf(field), text)),
        FieldType.Number => Gen.OneOf(Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Select(Value.Of), Gen.Int[-9999, 9999].Select(n => Value.Of(n / 8.0))),
        FieldType.Integer => Gen.Long.Select(Value.Of),
        FieldType.Boolean => Gen.Bool.Select(Value.Of),
        FieldType.Instant => Instants(field).Select(Value.Of).Select(Text),
        FieldType.Date => Gen.Int[0, 30_000].Select(day => Text(Value.Of(DateOnly.FromDateTime(First.DateTime).AddDays(day)))),
        FieldType.Duration => Gen.Int[0, 100_000].Select(hours => Text(Value.Of(TimeSpan.FromHours(hours)))),
        FieldType.Set => Member(field).Array[0, 5].Select(all => Value.Of([.. all.Distinct().Order(StringComparer.Ordinal).Select(name => Referenced(field, name))])),
        FieldType.List => Member(field).Array[0, 5].Select(all => Value.Of([.. all.Select(name => Referenced(field, name))])),
        FieldType.User or FieldType.Organization or FieldType.Ticket => Name.Select(name => Reference(field, name)),
        FieldType.Team => Gen.Int[1, 9999].Select(number => Reference(field, field.As is null ? number.ToString() : "team " + number)),
        FieldType.Json => Gen.OneOf(Line.Select(Value.Of), Gen.Bool.Select(Value.Of), Line.Select(text => Value.Of(new ValueObject { ["a"] = Value.Of([Value.Of(text), Value.Null]) }))),
        _ => (field.MaxLength is { } most ? Name.Where(name => name.Length <= most) : Line).Select(Value.Of),
    };

    // A form of whole days keeps no hours, and a time without its offset means two instants in the hour when clocks are put back.
    private static Gen<DateTimeOffset> Instants(FieldProgram field) => field.Name switch
    {
        "updatedAt" => Gen.Int[0, 30_000].Select(day => First.AddDays(day)),
        "closedAt" => Gen.Int[0, 30_000].Select(day => First.AddDays(day).AddHours(12).AddSeconds(day % 3600)),
        _ => Gen.Int[0, 2_000_000_000].Select(second => First.AddSeconds(second)),
    };

    private static Gen<string> Member(FieldProgram field) => field.As is null || field.Field.Of.IsReference() ? Name : Name.Select(name => name + "!");

    private static Value Referenced(FieldProgram field, string name) => field.Field.Of.IsReference() ? Reference(field, name) : Value.Of(name);

    private static Value Reference(FieldProgram field, string name)
    {
        var member = field.Name switch { "assignee" => "email", "submitter" or "watchers" => "username", "custom.team" => "name", _ => "key" };
        return Value.Of(new ValueObject { [member] = Value.Of(member == "email" ? name + "@example.com" : name) });
    }

    private static Value Formatted(string format, string text) => Value.Of(new ValueObject { ["format"] = Value.Of(format), ["text"] = Value.Of(text) });

    private static string FormatOf(FieldProgram field) => field.As is { } form ? form.ToCanonical(Value.Of("x"), null!)["format"].Text : "plain";

    private static Value Text(Value value) => Value.Of(ValueText.Of(value));
}
