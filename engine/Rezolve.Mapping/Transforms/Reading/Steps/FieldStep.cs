using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;

namespace Rezolve.Mapping.Transforms.Reading.Steps;

/// <summary>Writes one field of the canonical record. The faster ways handle what is usual and leave the rest to the written rule.</summary>
/// <param name="program">The field.</param>
/// <param name="fragment">What stands before the value: <c>,"subject":</c>.</param>
internal abstract class FieldStep(FieldProgram program, byte[] fragment)
{
    /// <summary>The field.</summary>
    public FieldProgram Field => program;

    /// <summary>Writes the member, or nothing where the field is absent or held.</summary>
    public abstract void Write(RecordMapper mapper, ScanSlots record, Utf8Output output);

    /// <summary>What stands before the value.</summary>
    protected ReadOnlySpan<byte> Fragment => fragment;

    /// <summary>The bytes before a member's value.</summary>
    public static byte[] FragmentOf(string name)
    {
        using var output = new Utf8Output();
        output.Add((byte)',');
        output.AddText(name);
        output.Add((byte)':');
        return output.Written.ToArray();
    }

    /// <summary>Writes the member by the written rule.</summary>
    protected void WriteByRule(RecordMapper mapper, ScanSlots record, Utf8Output output)
    {
        var read = mapper.Read(program, record);
        if (read.Held != HoldCode.None)
        {
            mapper.Hold(program, read);
            return;
        }
        if (read.Value.Kind == Values.ValueKind.Undefined)
            return;
        output.Add(fragment);
        CanonicalJson.Write(output, read.Value);
    }
}

/// <summary>A field that takes the written rule.</summary>
internal sealed class RuleStep(FieldProgram field, byte[] fragment) : FieldStep(field, fragment)
{
    /// <inheritdoc/>
    public override void Write(RecordMapper mapper, ScanSlots record, Utf8Output output) => WriteByRule(mapper, record, output);
}
