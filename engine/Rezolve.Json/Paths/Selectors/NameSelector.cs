using System.Text;
using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Selectors;

/// <summary>Picks the member with a name: <c>.name</c> or <c>['name']</c>.</summary>
public sealed class NameSelector : PathSelector
{
    private readonly byte[] _utf8;
    private readonly bool _mayStandForBrokenText;

    internal NameSelector(string name)
    {
        Name = name;
        _utf8 = Encoding.UTF8.GetBytes(name);
        _mayStandForBrokenText = name.Contains('\uFFFD', StringComparison.Ordinal);
    }

    /// <summary>The member's name, unescaped.</summary>
    public string Name { get; }

    internal override bool IsSingular => true;

    /// <summary>The selector in brackets: <c>'name'</c>.</summary>
    public override string ToString() => QuotedText.Write(Name);

    internal override void Select(in Hit parent, Walk walk, List<Hit> found)
    {
        if (walk.Spend(StepCost(parent.Value)) && TryStep(parent.Value, out var child))
        {
            found.Add(new Hit(child, parent.Place?.Member(Name)));
        }
    }

    internal override bool TryStep(JsonElement parent, out JsonElement child)
    {
        child = default;
        if (parent.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (_mayStandForBrokenText)
        {
            return TryStepByReading(parent, out child);
        }

        try
        {
            return parent.TryGetProperty(_utf8, out child);
        }
        catch (InvalidOperationException)
        {
            // A neighbour's name holds an escaped lone surrogate, which the platform refuses to unescape.
            return TryStepByReading(parent, out child);
        }
    }

    internal override int StepCost(JsonElement parent) =>
        parent.ValueKind == JsonValueKind.Object ? 1 + (parent.GetPropertyCount() / Walk.CheapSteps) : 1;

    private bool TryStepByReading(JsonElement parent, out JsonElement child)
    {
        child = default;
        var found = false;
        foreach (var member in parent.EnumerateObject())
        {
            if (JsonText.NameUtf8(member).SequenceEqual(_utf8))
            {
                child = member.Value;
                found = true;
            }
        }

        return found;
    }
}
