using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Verification;

/// <summary>Evaluates the slots of one verification and remembers the first reason against the delivery.</summary>
internal sealed class VerifyValues(VerifyCall call)
{
    /// <summary>The first reason; null where there is none.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The text of a slot that must give some; empty with a reason where it does not.</summary>
    public string Text(ValueSlot? slot, string name)
    {
        var value = slot?.Evaluate(call.Scope) ?? Value.Undefined;
        if (ValueText.Has(value))
            return ValueText.Of(value);
        Refuse(value.IsFault ? $"'{name}' cannot be evaluated: {call.Secrets.Mask(value.Text)}" : value.IsNothing ? $"it has no {name}" : $"its {name} is no text");
        return "";
    }

    /// <summary>Every secret that counts; a reason where there is none.</summary>
    public IReadOnlyList<string> Secrets(ValueSlot? slot, string name)
    {
        var value = slot?.Evaluate(call.Scope) ?? Value.Undefined;
        var said = value.Kind == ValueKind.List ? value.List : [value];
        List<string> all = [.. said.Where(one => ValueText.Has(one)).Select(one => ValueText.Of(one)).Concat(call.Stored).Where(secret => secret.Length > 0).Distinct(StringComparer.Ordinal)];
        all.ForEach(call.Secrets.Add);
        if (all.Count == 0)
            Refuse($"the connection has no {name} to hold it against");
        return all;
    }

    /// <summary>Notes a reason, unless there was one before.</summary>
    public void Refuse(string reason) => Refusal ??= reason;
}
