using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Playing;

/// <summary>Reads names and values as queries and forms carry them.</summary>
internal static class FormMembers
{
    /// <summary>The members, decoded; a repeated name gives a list.</summary>
    public static Value Of(string text)
    {
        var members = new ValueObject();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(sign < 0 ? pair : pair[..sign]);
            var value = Value.Of(sign < 0 ? "" : Decode(pair[(sign + 1)..]));
            members[name] = members.TryGetValue(name, out var first)
                ? Value.Of([.. first.Kind == ValueKind.List ? first.List : [first], value])
                : value;
        }
        return Value.Of(members);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
