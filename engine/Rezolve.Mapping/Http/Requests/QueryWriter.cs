using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>Adds query members to an address: a list repeats its name, absent and null leave theirs out.</summary>
internal static class QueryWriter
{
    /// <summary>The address with the members added after what it has already.</summary>
    /// <param name="address">The address.</param>
    /// <param name="query">An object of scalars and lists of scalars, or absent.</param>
    /// <param name="place">Where the query stands in the manifest.</param>
    /// <param name="fault">Why it cannot be added; null where it can.</param>
    public static Uri Add(Uri address, in Value query, SourcePlace place, out RequestFault? fault)
    {
        var text = TextOf(query, "query", place, out fault);
        return fault is null ? Join(address, text) : address;
    }

    /// <summary>The members as <c>&amp;name=value</c>, each percent-encoded.</summary>
    /// <param name="members">An object of scalars and lists of scalars, or absent.</param>
    /// <param name="what">What messages call it: query, form.</param>
    /// <param name="place">Where it stands in the manifest.</param>
    /// <param name="fault">Why it cannot be written; null where it can.</param>
    public static StringBuilder TextOf(in Value members, string what, SourcePlace place, out RequestFault? fault)
    {
        var text = new StringBuilder();
        fault = members.IsNothing ? null : NamedValues.FaultOf(members, what, place);
        if (members.IsNothing || fault is not null)
            return text;
        foreach (var (name, value) in members.Object)
            fault ??= AddMember(text, name, value, what, place);
        return text;
    }

    /// <summary>The address with one more name and value.</summary>
    public static Uri Add(Uri address, string name, string value) =>
        Join(address, new StringBuilder().Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value)));

    private static Uri Join(Uri address, StringBuilder members)
    {
        if (members.Length == 0)
            return address;
        if (address.Query.Length <= 1)
            members.Remove(0, 1).Insert(0, '?');
        return new Uri(address.AbsoluteUri.TrimEnd('?') + members);
    }

    private static RequestFault? AddMember(StringBuilder text, string name, in Value value, string what, SourcePlace place)
    {
        if (value.Kind != ValueKind.List)
            return AddScalar(text, name, value, what, place);
        foreach (var item in value.List)
        {
            if (AddScalar(text, name, item, what, place) is { } fault)
                return fault;
        }
        return null;
    }

    private static RequestFault? AddScalar(StringBuilder text, string name, in Value value, string what, SourcePlace place)
    {
        if (value.IsNothing)
            return null;
        if (value.IsFault)
            return new($"The {what} member '{name}' cannot be computed: {value.Text}.", place);
        if (!ValueText.Has(value))
            return new($"The {what} member '{name}' is {NamedValues.WordOf(value)}; write json(…) or join(…) to make text of it.", place);
        text.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(ValueText.Of(value)));
        return null;
    }
}
