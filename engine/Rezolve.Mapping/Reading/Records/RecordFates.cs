using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>Tells of records that were read whether they are deleted, or have become part of another.</summary>
/// <param name="entity">Whose records they are.</param>
/// <param name="unit">The roots of the unit of work.</param>
internal sealed class RecordFates(EntityProgram entity, Scope unit)
{
    private readonly DocumentScan _scan = new(entity.Layout);
    private readonly ScanScope _scope = RecordScope.Of(entity, unit);

    /// <summary>What has become of a record; one at a time.</summary>
    public RecordFate Of(ReadRecord record)
    {
        // The vendor answered with another record than the one that was asked for.
        var merged = record.AskedKey is null ? null : record.Key;
        if (entity is { Deletes.Flag: null, MergedInto: null })
            return new RecordFate(false, merged, null);
        if (_scan.Run(record.Bytes) is { } broken)
            return new RecordFate(false, merged, $"the record cannot be read at byte {broken.Offset}: {broken.Message}");
        _scope.Slots = _scan.Slots;
        RecordScope.Set(_scope, record);
        var isDeleted = IsDeleted(out var fault);
        return new RecordFate(isDeleted, merged ?? MergedInto(record.Key, ref fault), fault);
    }

    private bool IsDeleted(out string? fault)
    {
        fault = null;
        if (entity.Deletes?.Flag is not { } flag)
            return false;
        var value = flag.Evaluate(_scope);
        fault = value.Kind == ValueKind.Boolean ? null : Unfit("flag", flag, value, "true or false");
        return value is { Kind: ValueKind.Boolean, Boolean: true };
    }

    // Some vendors name each record as merged into itself until it is merged.
    private string? MergedInto(string key, ref string? fault)
    {
        if (entity.MergedInto is not { } slot || slot.Evaluate(_scope) is not { IsNothing: false } value)
            return null;
        if (value.Kind is ValueKind.Text or ValueKind.Number)
            return value.Text.Length == 0 || value.Text == key ? null : value.Text;
        fault ??= Unfit("mergedInto", slot, value, "a key");
        return null;
    }

    private static string Unfit(string name, ValueSlot slot, Value value, string due) => value.IsFault
        ? $"`{name}` ({slot.Place}) cannot be evaluated: {value.Text}"
        : $"`{name}` ({slot.Place}) gives {BriefText.Of(value)} where {due} is due";
}

/// <summary>What has become of a record.</summary>
/// <param name="IsDeleted">It is deleted, though it can be read.</param>
/// <param name="MergedInto">The key of the record that it has become part of; null where that is not so.</param>
/// <param name="Fault">Why that cannot be told for sure; null where it can.</param>
internal sealed record RecordFate(bool IsDeleted, string? MergedInto, string? Fault);
