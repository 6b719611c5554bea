using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules.Texts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Rules;

/// <summary>
/// Both sides' changes to a text are put together: <c>diff3</c>. Where they overlap, or a value is no text, a person decides.
/// </summary>
internal sealed class Diff3 : IConflictRule
{
    /// <inheritdoc/>
    public string Name => "diff3";

    /// <inheritdoc/>
    public Verdict Decide(Clash clash)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var member in clash.Members)
        {
            if (Merge(member.Base, member.Hub, member.External) is not { } merged)
                return Verdict.Person;
            values[member.Field] = merged;
        }
        return new Verdict(Side.Both, values);
    }

    private static Value? Merge(in Value agreed, in Value hub, in Value external)
    {
        if (ValueEquality.AreEqual(hub, external) || ValueEquality.AreEqual(agreed, external))
            return hub;
        if (ValueEquality.AreEqual(agreed, hub))
            return external;
        if ((agreed.Kind, hub.Kind, external.Kind) is (ValueKind.Text, ValueKind.Text, ValueKind.Text))
            return TextMerge.Of(agreed.Text, hub.Text, external.Text) is { } text ? Value.Of(text) : null;
        return IsRich(agreed) && IsRich(hub) && IsRich(external) && ValueEquality.AreEqual(agreed["format"], hub["format"]) && ValueEquality.AreEqual(hub["format"], external["format"])
            && Merge(agreed["text"], hub["text"], external["text"]) is { } inner
            ? Value.Of(new ValueObject { ["format"] = hub["format"], ["text"] = inner })
            : null;
    }

    private static bool IsRich(in Value value) => value.Kind == ValueKind.Object && value.Object.Count == 2 && value["text"].Kind == ValueKind.Text;
}
