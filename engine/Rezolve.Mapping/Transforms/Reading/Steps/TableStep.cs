using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading.Steps;

/// <summary>A field with a table of texts or whole numbers: one look-up among bytes gives the bytes to write.</summary>
internal sealed class TableStep : TokenStep
{
    private readonly Utf8Table<byte[]> _texts;
    private readonly Utf8Table<byte[]> _integers;

    /// <summary>Prepares the rows.</summary>
    /// <param name="field">The field.</param>
    /// <param name="fragment">What stands before the value.</param>
    /// <param name="slot">The layout's slot.</param>
    /// <param name="read">What the written rule makes of a vendor's value.</param>
    public TableStep(FieldProgram field, byte[] fragment, int slot, Func<Value, ReadValue> read)
        : base(field, fragment, slot)
    {
        var rows = field.Table!.Rows;
        _texts = new(Prepared(rows.Where(row => row.Vendor.Kind == ValueKind.Text).Select(row => row.Vendor), read));
        _integers = new(Prepared(rows.Select(row => row.Vendor).Select(AsInteger).Where(value => value.Kind == ValueKind.Number), read));
    }

    /// <inheritdoc/>
    protected override bool TryWrite(in SlotSpan span, ReadOnlySpan<byte> token, Utf8Output output)
    {
        var found = span.Type switch
        {
            JsonTokenType.String when !span.Escaped => _texts.Find(token[1..^1]),
            JsonTokenType.Number when LayoutLiteral.IsPlainIntegerText(token) => _integers.Find(token),
            _ => null,
        };
        if (found is null)
            return false;
        output.Add(found);
        return true;
    }

    // Text on the left side matches a number of the same digits too.
    private static Value AsInteger(Value vendor)
    {
        var number = vendor.Kind == ValueKind.Text && JsonNumbers.IsNumber(vendor.Text) ? Value.NumberOf(vendor.Text) : vendor;
        return number.Kind == ValueKind.Number && LayoutLiteral.IsPlainIntegerText(Encoding.UTF8.GetBytes(number.Text)) ? number : Value.Undefined;
    }

    private static IEnumerable<KeyValuePair<byte[], byte[]>> Prepared(IEnumerable<Value> vendors, Func<Value, ReadValue> read)
    {
        foreach (var vendor in vendors)
        {
            var canonical = read(vendor);
            if (canonical.Held != HoldCode.None || canonical.Value.Kind == ValueKind.Undefined)
                continue;
            using var output = new Utf8Output();
            CanonicalJson.Write(output, canonical.Value);
            yield return KeyValuePair.Create(Encoding.UTF8.GetBytes(vendor.Text), output.Written.ToArray());
        }
    }
}
