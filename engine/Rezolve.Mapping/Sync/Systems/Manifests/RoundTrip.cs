using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>
/// What will be read of a field after a canonical value was written, as far as the manifest tells: the value is written into an empty record,
/// and read from it. Where reading looks elsewhere, the vendor is taken to say there what it was told; where what is sent is made
/// by an expression and read elsewhere, nothing can be told. Pure, and safe for many threads.
/// </summary>
internal sealed class RoundTrip(ConnectionRuntime runtime, EntityProgram entity, FieldProgram field)
{
    private static readonly Root[] Constant = [Root.Inputs, Root.Params, Root.Session, Root.Catalogs, Root.Now];
    private static readonly HashSet<Root> WritingSees = [.. Constant, Root.Value];
    private static readonly HashSet<Root> SetsSee = [.. WritingSees, Root.Added, Root.Removed];
    private static readonly HashSet<Root> ReadingSees = [.. Constant, Root.Record];

    private readonly HashSet<EntityKind> _numberKeys =
        [.. runtime.Program.Entities.Values.Where(one => one.KeyIsNumber).Select(one => one.Kind)];

    private readonly IReadOnlyList<FieldWrite> _writes = field.Writes.Any(write => write.On != WriteOn.Create)
        ? [.. field.Writes.Where(write => write.On != WriteOn.Create)]
        : field.Writes.Count == 0 && ManifestField.IsStepped(entity, field) ? [new FieldWrite()]
        : field.Writes;

    /// <summary>What will be read; a fault where the value cannot be written, undefined where that cannot be told.</summary>
    /// <param name="canonical">A canonical value as the spine has it: people and teams by their keys.</param>
    public Value Of(Value canonical)
    {
        if (canonical.IsFault || canonical.Kind == ValueKind.Undefined)
            return canonical;
        if (_writes.Count == 0)
            return Value.Fault($"{field.Name} is only read ({field.Place})");
        var value = Referred.ToReferences(field.Type, field.Field.Of, canonical);
        var scope = NewScope();
        var trip = new Trip(Value.Of(new ValueObject()), Value.Undefined);
        foreach (var write in _writes)
        {
            var vendor = FieldWriting.Convert(field, write, value, Value.Undefined, _numberKeys, scope);
            trip = vendor.IsFault ? trip with { Fault = vendor } : Written(write, vendor, scope, trip);
            if (trip.Fault.IsFault)
                return trip.Fault;
        }
        return field.Read is null || trip.IsOpaque ? Value.Undefined : Back(trip, scope);
    }

    /// <summary>A scope in which the connection's roots are set.</summary>
    public ScanScope NewScope() => RecordScope.Of(entity, runtime.NewUnit());

    private Trip Written(FieldWrite write, in Value vendor, Scope scope, Trip trip)
    {
        scope[Root.Value] = vendor;
        // Whether a set has gained or lost anything decides only if there is something to send.
        var asks = field.Type == FieldType.Set && write.When is { } of && !IsSeen(of, WritingSees) && IsSeen(of, SetsSee) ? null : write.When;
        if (!IsSeen(asks, WritingSees) || !IsSeen(write.Value, WritingSees))
            return trip with { IsOpaque = true };
        var when = asks?.Evaluate(scope) ?? Value.True;
        if (when.IsFault)
            return trip with { Fault = when };
        if (when is { Kind: ValueKind.Boolean, Boolean: false })
            return trip;
        var sent = write.Value?.Evaluate(scope) ?? vendor;
        if (sent.IsFault)
            return trip with { Fault = sent };
        return trip with
        {
            Document = write.Path is { } path && sent.Kind != ValueKind.Undefined ? PathWriter.Put(trip.Document, path, sent) : trip.Document,
            Told = write.Value is null && trip.Told.Kind == ValueKind.Undefined ? vendor : trip.Told,
            IsEmpty = trip.IsEmpty && vendor.IsNothing,
            Form = trip.Form ?? write.As,
        };
    }

    private Value Back(Trip trip, ScanScope scope)
    {
        var found = Value.Undefined;
        if (trip.Document.Object.Count > 0 && IsSeen(field.Read, ReadingSees))
        {
            var scan = new DocumentScan(entity.Layout);
            scan.Run(ValueJson.ToBytes(trip.Document));
            scope.Slots = scan.Slots;
            found = field.Read!.Evaluate(scope);
        }
        // Nothing where something was written means that reading looks elsewhere.
        var leadsThere = !found.IsFault && (trip.IsEmpty ? found.Kind == ValueKind.Null : !found.IsNothing && found is not { Kind: ValueKind.List, List.Count: 0 });
        if (!leadsThere)
            found = trip.Told;
        return found.Kind == ValueKind.Undefined ? found : Read(found, trip.Form, scope);
    }

    private Value Read(in Value vendor, ConversionProgram? form, ScanScope scope)
    {
        var read = FieldReading.Read(form is null ? field : field with { As = form }, vendor, scope);
        if (read.Held != HoldCode.None)
            return Value.Fault($"{field.Name} could be written, but not be read again ({field.Place}): {read.Value.Text}");
        if (read.Value.IsNothing)
            return Value.Null;
        using var output = new Utf8Output();
        CanonicalJson.Write(output, read.Value);
        return Referred.ToKeys(field.Type, field.Field.Of, ValueJson.Read(output.Written));
    }

    private static bool IsSeen(ValueSlot? slot, HashSet<Root> roots) => slot is null || slot.Roots.IsSubsetOf(roots);

    private readonly record struct Trip(Value Document, Value Told)
    {
        public Value Fault { get; init; }

        public bool IsOpaque { get; init; }

        public bool IsEmpty { get; init; } = true;

        public ConversionProgram? Form { get; init; }
    }
}
