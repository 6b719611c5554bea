using System.Collections.Concurrent;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Simulation.Judging;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Manifests;
using Rezolve.Mapping.Sync.Systems.Manifests.Reads;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Connectors;

/// <summary>
/// A system as a connector describes it. Every ticket that is told is read by the connector's own map out of a record made for it, and every write is said by
/// its own map before it counts. A value that the record cannot show is told as the connector says that it will be read. Safe for many threads.
/// </summary>
internal sealed class DescribedSystem
{
    private static readonly HashSet<FieldType> Played =
    [
        FieldType.Text, FieldType.RichText, FieldType.Number, FieldType.Integer, FieldType.Boolean, FieldType.Instant, FieldType.Date,
        FieldType.Choice, FieldType.User, FieldType.Team,
    ];

    private readonly ManifestSystem _system;
    private readonly NativeRecord _records;
    private readonly TicketWriter _writer;

    /// <summary>A system.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="name">The connection.</param>
    public DescribedSystem(TriedConnector connector, string name)
    {
        var runtime = NoWire.Of(connector.Program, name);
        var facts = ManifestFacts.Of(runtime, connector.Entity);
        NotPlayed = [.. facts.Fields.Where(field => !IsPlayed(field)).Select(field => field.Name)];
        _system = new ManifestSystem(runtime, connector.Entity, facts with { Fields = [.. facts.Fields.Where(IsPlayed)] });
        (_records, _writer) = (new NativeRecord(_system), new TicketWriter(_system));
    }

    /// <summary>What the connector tells of it, as far as it is played.</summary>
    public SystemFacts Facts => _system.Facts;

    /// <summary>The connector's entity.</summary>
    public EntityProgram Entity => _system.Entity;

    /// <summary>Fields that take no part here, though they could.</summary>
    public IReadOnlyList<string> NotPlayed { get; }

    /// <summary>Whether people or teams have numbers for keys.</summary>
    public bool PeopleAreNumbers => _system.Entities.Any(one => one.Kind is EntityKind.User or EntityKind.Team && one.KeyIsNumber);

    /// <summary>The fields that no record could show; the connector's word was taken for them.</summary>
    public ConcurrentDictionary<string, bool> TakenAtItsWord { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether people fill a field, and it is kept the same.</summary>
    public static bool IsPlayed(SyncedField field) => Played.Contains(field.Type) || (field.IsSet && field.Of == FieldType.Text);

    /// <summary>The ticket of a key, as the connector reads it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="kept">What the vendor keeps, by field.</param>
    /// <param name="canonical">What is to be read of it, by field.</param>
    public SystemTicket Tell(string key, IReadOnlyDictionary<string, Value> kept, IReadOnlyDictionary<string, Value> canonical)
    {
        var bytes = ValueJson.ToBytes(_records.Of(key, kept));
        var read = OneRecord.Map(_system, _system.NewUnit(null, CancellationToken.None), new ReadRecord(key, bytes), [], DateTimeOffset.MinValue, CancellationToken.None).Ticket;
        var fields = new Dictionary<string, Value>(canonical, StringComparer.Ordinal);
        foreach (var (name, value) in canonical)
        {
            if (read is not null && read.Fields.TryGetValue(name, out var told) && Evidence.Same(told, value))
                fields[name] = told;
            else if (!value.IsNothing && !value.IsFault)
                TakenAtItsWord[name] = true;
        }
        return (read ?? new SystemTicket { Key = key, Fields = fields, ReadAt = default }) with { Fields = fields, Record = Value.OfUnread(bytes) };
    }

    /// <summary>Says an order as the connector would: refused where it would send nothing, and with the fields that it cannot say.</summary>
    public WriteReport Say(WriteOrder order) => _writer.Rehearse(order);
}
