using Rezolve.Mapping.Programs.Layouts.Scanning;

namespace Rezolve.Mapping.Transforms.Reading.Steps;

/// <summary>Fields that stand together in an object: <c>resolution</c>, <c>custom</c>. Without any of them the object is left out.</summary>
internal sealed class GroupStep(byte[] fragment, FieldStep[] members)
{
    /// <summary>The steps of a record's own members are a group without a name.</summary>
    public void Write(RecordMapper mapper, ScanSlots record, Utf8Output output)
    {
        if (fragment.Length == 0)
        {
            foreach (var member in members)
                member.Write(mapper, record, output);
            return;
        }
        var before = output.Length;
        output.Add(fragment);
        var opening = output.Length;
        foreach (var member in members)
            member.Write(mapper, record, output);
        if (output.Length == opening)
        {
            output.Length = before;
            return;
        }
        output[opening] = (byte)'{'; // in the place of the first member's comma
        output.Add((byte)'}');
    }
}
