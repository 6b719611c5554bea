using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms;

/// <summary>Writes canonical values as compact JSON. Texts are normalised unless they stand in a field of type json.</summary>
internal static class CanonicalJson
{
    /// <summary>Writes a value; an undefined member is left out.</summary>
    public static void Write(Utf8Output output, in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Undefined or ValueKind.Null: output.Add("null"u8); break;
            case ValueKind.Boolean: output.Add(value.Boolean ? "true"u8 : "false"u8); break;
            case ValueKind.Number: output.Add(Encoding.UTF8.GetBytes(value.Text)); break;
            case ValueKind.List: WriteList(output, value.List); break;
            case ValueKind.Object: WriteObject(output, value.Object); break;
            default: output.AddText(ValueText.Of(value)); break;
        }
    }

    private static void WriteList(Utf8Output output, IReadOnlyList<Value> list)
    {
        output.Add((byte)'[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
                output.Add((byte)',');
            Write(output, list[i]);
        }
        output.Add((byte)']');
    }

    private static void WriteObject(Utf8Output output, ValueObject members)
    {
        output.Add((byte)'{');
        var first = true;
        foreach (var (name, value) in members)
        {
            if (value.Kind == ValueKind.Undefined)
                continue;
            if (!first)
                output.Add((byte)',');
            first = false;
            output.AddText(name);
            output.Add((byte)':');
            Write(output, value);
        }
        output.Add((byte)'}');
    }
}
