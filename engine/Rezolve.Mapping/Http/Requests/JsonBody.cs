using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>Writes a JSON body. Undefined members are left out.</summary>
internal static class JsonBody
{
    private const int DeepestBody = 64;

    /// <summary>The body's bytes; null where the value is absent or faulty.</summary>
    public static ReadOnlyMemory<byte>? Write(in Value body, SourcePlace place, out RequestFault? fault)
    {
        fault = null;
        if (body.Kind == ValueKind.Undefined)
            return null;
        if (FaultIn(body, DeepestBody) is not { } reason)
            return ValueJson.ToBytes(body);
        fault = new($"The body cannot be computed: {reason}.", place);
        return null;
    }

    private static string? FaultIn(in Value value, int levels)
    {
        if (value.IsFault)
            return value.Text;
        if (value.Kind is not (ValueKind.List or ValueKind.Object))
            return null;
        if (levels == 0)
            return $"it is nested more than {DeepestBody} levels deep";
        foreach (var item in value.Kind == ValueKind.List ? value.List : (IEnumerable<Value>)value.Object.Values)
        {
            if (FaultIn(item, levels - 1) is { } reason)
                return reason;
        }
        return null;
    }
}
