using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth;

/// <summary>Evaluates the slots of one way to sign in and remembers the first fault.</summary>
internal sealed class AuthValues(AuthCall call)
{
    /// <summary>The first fault; null where all went well.</summary>
    public AuthFault? Fault { get; private set; }

    /// <summary>The text of a slot that must give some.</summary>
    public string Text(ValueSlot? slot, string name)
    {
        var text = Optional(slot, name);
        if (text is null)
            Refuse(name, "it is absent; give the connection the input it needs", slot);
        return text ?? "";
    }

    /// <summary>The text of a slot; null where it is absent or null.</summary>
    public string? Optional(ValueSlot? slot, string name)
    {
        var value = slot is null ? Value.Undefined : call.Evaluate(slot);
        if (value.IsNothing)
            return null;
        if (ValueText.Has(value))
            return ValueText.Of(value);
        Refuse(name, value.IsFault ? value.Text : $"it is {value.Kind.ToString().ToLowerInvariant()}; text is due", slot);
        return null;
    }

    /// <summary>The text of a secret slot, which from now on is masked everywhere.</summary>
    public string Secret(ValueSlot? slot, string name)
    {
        var text = Text(slot, name);
        call.Secrets.Add(text);
        return text;
    }

    /// <summary>The text of a secret that goes into a header field as it is.</summary>
    public string HeaderSecret(ValueSlot? slot, string name)
    {
        var text = Secret(slot, name);
        if (!HeaderWriter.IsFieldValue(text))
            Refuse(name, "it holds a character that no header field may hold (was a line break copied with it?)", slot);
        return text;
    }

    /// <summary>Notes a fault, unless there was one before.</summary>
    public void Refuse(string name, string reason, ValueSlot? slot) =>
        Fault ??= new(ExchangeCode.SignInFailed, $"'{name}' of the sign-in{(slot is null ? "" : $" ({slot.Place})")} cannot be used: {reason}");
}
