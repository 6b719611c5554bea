using Rezolve.Json.Formatting;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Recording;

/// <summary>Cases that the engine writes.</summary>
internal static class CaseText
{
    /// <summary>The text of a case, laid out with a line for each of its members.</summary>
    public static ReadOnlyMemory<byte> Of(ValueObject members, JsonLimits limits)
    {
        var compact = ValueJson.ToBytes(Value.Of(members));
        // The layout is begun as a person would begin it: the members on lines of their own.
        byte[] begun = [(byte)'{', (byte)'\n', .. compact.AsSpan(1)];
        return JsonFormatter.Format(begun, JsonStyle.Fresh, limits).Text ?? begun;
    }

    /// <summary>The case as the runner sees it; null with diagnostics where it is none.</summary>
    public static CaseFile? Read(ValueObject members, JsonLimits limits, DiagnosticBag bag) =>
        CaseFile.Read("recorded" + CaseFile.Suffix, ValueJson.ToBytes(Value.Of(members)), limits, bag);
}
