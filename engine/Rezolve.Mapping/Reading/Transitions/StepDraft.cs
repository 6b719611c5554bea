using System.Text;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Transitions;

/// <summary>The steps of a record while they are read.</summary>
/// <param name="listed">What a step's slots are.</param>
/// <param name="scope">What they see.</param>
internal sealed class StepDraft(ListedTransitionsProgram listed, ScanScope scope)
{
    private readonly List<LegalStep> _steps = [];
    private readonly List<string> _unread = [];

    /// <summary>Reads one listed step; what cannot be read is kept with its reason.</summary>
    /// <returns>What tells it from the others.</returns>
    public string Add(ScanSlots slots)
    {
        scope.Slots = slots;
        var bytes = slots.Bytes(slots.Whole);
        var to = KeyText.Of(listed.To, scope, "to", out var fault);
        var id = listed.Id is null || to is null ? to : KeyText.Of(listed.Id, scope, "id", out fault);
        var requires = fault is null ? Requires(out fault) : [];
        if (fault is null)
            _steps.Add(new LegalStep(id!, to!, NameOf(listed.Name), requires, ValueJson.Read(bytes)));
        else
            _unread.Add(fault);
        return Encoding.UTF8.GetString(bytes.Span);
    }

    /// <summary>The steps.</summary>
    public LegalSteps Finish() => new(_steps) { Unread = _unread };

    // A step without a name is a step all the same.
    private string? NameOf(ValueSlot? slot) => slot?.Evaluate(scope) is { } name && ValueText.Has(name) ? ValueText.Of(name) : null;

    private IReadOnlyList<string> Requires(out string? fault)
    {
        var value = listed.Requires?.Evaluate(scope) ?? Value.Undefined;
        fault = value switch
        {
            { IsNothing: true } => null,
            { Kind: ValueKind.List } when value.List.All(field => field.Kind == ValueKind.Text) => null,
            { IsFault: true } => $"`requires` ({listed.Requires!.Place}) cannot be evaluated: {value.Text}",
            _ => $"`requires` ({listed.Requires!.Place}) gives {BriefText.Of(value)} where a list of canonical fields is due",
        };
        return fault is null && value.Kind == ValueKind.List ? [.. value.List.Select(field => field.Text)] : [];
    }
}
