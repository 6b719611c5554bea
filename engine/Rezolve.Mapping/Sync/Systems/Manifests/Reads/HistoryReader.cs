using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>Reads what was changed of a ticket, out of the connector's entity of kind <c>history</c>.</summary>
internal sealed class HistoryReader
{
    private readonly ManifestSystem _system;
    private readonly EntityProgram _history;
    private readonly IReadOnlyDictionary<string, FieldProgram> _fields;

    private HistoryReader(ManifestSystem system, EntityProgram history) =>
        (_system, _history, _fields) = (system, history, HistoryNames.Of(system.Entity.Fields.Where(field => system.Facts[field.Name] is { IsSet: false, IsReference: false })));

    /// <summary>The way to read it; null where the connector has none: its history must be read by ticket, and tell field, from and to.</summary>
    public static ReadHistory? Of(ManifestSystem system) =>
        system.Entities.FirstOrDefault(one => one.Kind == EntityKind.History && one.Parents.Contains(system.Entity.Name) && ChildReader.IsPerParent(one)
            && one["field"]?.Read is not null && one["from"]?.Read is not null && one["to"]?.Read is not null) is { } history
            ? new HistoryReader(system, history).ReadAsync
            : null;

    private async Task<HistoryReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        var unit = _system.NewUnit(null, cancellation);
        var record = ticket.Record.Kind == ValueKind.Object ? ValueJson.ToBytes(ticket.Record) : ReadOnlyMemory<byte>.Empty;
        // The record may be older than its history: what is embedded in it is read anew.
        var parent = new ParentRecord(_system.Entity, ticket.Key, _history.Embedded is null ? record : default, _history.Embedded is null ? _system.Entity.Get?.Name : null);
        var changes = new List<FieldHistory>();
        await foreach (var child in new ChildReader(_system.Runner(Priority.Webhook).SendAsync, _history, _system.Runtime.Clock).ReadAsync([parent], unit, cancellation).ConfigureAwait(false))
        {
            using var page = child.Page;
            if (page.Fault is { } fault)
                return new HistoryReport([], Failures.Of(_history.List?.Operation ?? _history.Embedded?.In, fault));
            Take(page, unit, changes, cancellation);
        }
        // Lists that have no instants are in the order in which things happened, or nothing can be told of it.
        return new HistoryReport([.. changes.OrderBy(change => change.At ?? DateTimeOffset.MinValue)]);
    }

    private void Take(FeedPage page, Scope unit, List<FieldHistory> changes, CancellationToken cancellation)
    {
        var setting = new ScriptSetting(_system.Runtime.ScriptLimits, _system.Runtime.Clock, _system.Runtime.Quarantine);
        using var mapping = new MappingUnit(_system.Runtime.Program, _history, unit, setting, cancellation);
        using var output = new Utf8Output();
        foreach (var record in page.Records)
        {
            output.Length = 0;
            // A change that cannot be read is no evidence, neither for nor against.
            if (mapping.Map(record, output) != MapOutcome.Held && ValueJson.Read(output.Written) is var change
                && change["field"] is { Kind: ValueKind.Text } name && _fields.TryGetValue(name.Text, out var field))
            {
                changes.Add(new FieldHistory(field.Name, Told(field, change["from"]), Told(field, change["to"]), InstantOf(change["at"])));
            }
        }
    }

    // The history tells what stands in the record, before any table.
    private Value Told(FieldProgram field, in Value vendor)
    {
        var read = FieldReading.Read(field, vendor, new RoundTrip(_system.Runtime, _system.Entity, field).NewScope());
        if (read.Held != HoldCode.None)
            return Value.Fault(read.Value.Text);
        if (read.Value.IsNothing)
            return Value.Null;
        using var output = new Utf8Output();
        CanonicalJson.Write(output, read.Value);
        return ValueJson.Read(output.Written);
    }

    private static DateTimeOffset? InstantOf(in Value value) =>
        value.Kind == ValueKind.Text && IsoInstant.TryRead(value.Text, out var local, out var offset) ? new DateTimeOffset(local, offset ?? TimeSpan.Zero) : null;
}
