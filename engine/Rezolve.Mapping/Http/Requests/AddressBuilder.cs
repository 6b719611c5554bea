using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>Makes an operation's address: literal parts as written, values percent-encoded so that none leaves its segment.</summary>
internal static class AddressBuilder
{
    /// <summary>Gives the base address of a connection: http or https, without user, query or fragment.</summary>
    public static Uri? BaseOf(ValueSlot slot, Scope scope, out RequestFault? fault)
    {
        var value = slot.Evaluate(scope);
        fault = TextOf(value, "the base address", slot.Place, out var text);
        if (fault is not null)
            return null;
        var uri = AddressText.Absolute(text, out var problem);
        if (uri is not null && (uri.Query.Length > 0 || uri.Fragment.Length > 0))
            problem = "it may have no query and no fragment";
        if (problem is not null)
            fault = new($"The base address '{text}' cannot be used: {problem}.", slot.Place);
        return fault is null ? uri : null;
    }

    /// <summary>Gives the operation's address without its query members.</summary>
    public static Uri? Build(OperationProgram operation, Uri? origin, Scope scope, out RequestFault? fault) =>
        operation.Url.IsOneSlot
            ? OfOneSlot(operation, origin, scope, out fault)
            : OfParts(operation, origin, scope, out fault);

    private static Uri? OfOneSlot(OperationProgram operation, Uri? origin, Scope scope, out RequestFault? fault)
    {
        var slot = operation.Url.Parts[0].Slot!;
        fault = TextOf(slot.Evaluate(scope), "the address", slot.Place, out var text);
        return fault is null ? Checked(text, origin, slot.Place, out fault) : null;
    }

    private static Uri? OfParts(OperationProgram operation, Uri? origin, Scope scope, out RequestFault? fault)
    {
        var text = new StringBuilder();
        foreach (var part in operation.Url.Parts)
        {
            if (part.Literal is { } literal)
            {
                text.Append(literal);
                continue;
            }
            fault = ValueIn(part.Slot!, text.ToString(), scope, out var encoded);
            if (fault is not null)
                return null;
            text.Append(encoded);
        }
        return Checked(text.ToString(), origin, operation.Place, out fault);
    }

    private static RequestFault? ValueIn(ValueSlot slot, string before, Scope scope, out string encoded)
    {
        encoded = "";
        var fault = TextOf(slot.Evaluate(scope), "the address", slot.Place, out var text);
        if (fault is not null)
            return fault;
        var inQuery = before.Contains('?');
        // "DELETE /things/{{ key }}" with an empty key would mean all things.
        if (!inQuery && text.Length == 0 && before.EndsWith('/'))
            return new("A value in the address is empty, so the address would mean something else.", slot.Place);
        if (!inQuery && PathSafety.FaultOfValue(text) is { } reason)
            return new($"The value '{Shown(text)}' may not stand in an address: {reason}.", slot.Place);
        encoded = Uri.EscapeDataString(text);
        return null;
    }

    private static Uri? Checked(string text, Uri? origin, SourcePlace place, out RequestFault? fault)
    {
        var uri = AddressText.Resolve(text, origin, out var problem);
        fault = problem is null ? null : new($"The address '{Shown(text)}' cannot be used: {problem}.", place);
        return uri;
    }

    private static RequestFault? TextOf(in Value value, string what, SourcePlace place, out string text)
    {
        text = "";
        if (value.IsFault)
            return new($"In {what}: {value.Text}.", place);
        if (!ValueText.Has(value))
            return new($"In {what}: the value is {NamedValues.WordOf(value)}; text or a number is due. Give a default with ??.", place);
        text = ValueText.Of(value);
        return null;
    }

    private static string Shown(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
