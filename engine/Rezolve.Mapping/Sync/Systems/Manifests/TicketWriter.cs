using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Writing;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>Says an order in the vendor's terms. Pure but for <see cref="WriteAsync"/>, which sends it.</summary>
internal sealed class TicketWriter(ManifestSystem system)
{
    private const string StatusField = "status";

    private static readonly Value Nothing = Value.Of(new ValueObject());

    private readonly WriteSender _sender = new(system);

    /// <summary>Sends an order, once.</summary>
    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation)
    {
        var unit = system.NewUnit(null, cancellation);
        var (entity, key) = (system.Entity, order.Key ?? "");
        return order.Kind switch
        {
            WriteKind.Create when order.Follows is { } followed => entity.FollowUp is { } followUp
                ? FollowAsync(order, followUp, followed, unit, cancellation)
                : Task.FromResult(Refused(order, Failures.NotOffered($"make a successor of {followed.Key}", entity.Place))),
            WriteKind.Create when entity.Create is { } create => SendAsync(order, Create(order, unit), create, cancellation),
            WriteKind.Delete when entity.Delete is { } delete => _sender.SendAsync(order, Deletion(order, delete, unit), cancellation),
            WriteKind.Step when StatusSteps.ApplyOf(entity) is { } apply => StepAsync(order, apply, unit, cancellation),
            WriteKind.Step => SendAsync(order, WithStep(order, Update(order with { Change = Reached(order, order.Change), Wanted = Reached(order, order.Wanted) }, unit)), entity.Update, cancellation),
            WriteKind.Update => SendAsync(order, Update(order, unit), entity.Update, cancellation),
            _ => Task.FromResult(Refused(order, Failures.NotOffered(order.Kind == WriteKind.Create ? "make tickets" : $"delete ticket {key}", entity.Place))),
        };
    }

    /// <summary>Says an order without sending it: whether it would be sent, and which fields would not be in it.</summary>
    public WriteReport Rehearse(WriteOrder order)
    {
        if (order.Kind == WriteKind.Delete)
            return new WriteReport { Result = WriteResult.Done, Key = order.Key };
        var unit = system.NewUnit(null, CancellationToken.None);
        var said = (order.Kind == WriteKind.Create ? Create(order, unit) : Update(order, unit)).Document;
        return Blocked(order, said) ?? new WriteReport { Result = WriteResult.Done, Key = order.Key, Held = HeldOf(said) };
    }

    /// <summary>The roots of a create, for whoever looks for what it made.</summary>
    public Scope CreateScope(WriteOrder order, Scope unit) => Create(order, unit).Scope;

    private Task<WriteReport> SendAsync(WriteOrder order, Written write, OperationProgram? document, CancellationToken cancellation)
    {
        if (Blocked(order, write.Document) is { } blocked)
            return Task.FromResult(blocked);
        if (document is null && write.Document.Document.Object.Count > 0)
            return Task.FromResult(Refused(order, Failures.NotOffered("change tickets", system.Entity.Place)));
        // What all fields hold leaves an update that would say nothing.
        var idle = document is not null && WritePlan.IsIdle(document, write.Scope, write.Document);
        return _sender.SendAsync(order, new PreparedOrder(WritePlan.Of(idle ? null : document, write.Scope, write.Document), HeldOf(write.Document)), cancellation);
    }

    // Only the request that makes it sees the ticket that it follows: what is sent after that is for the new one.
    private Task<WriteReport> FollowAsync(WriteOrder order, OperationProgram followUp, SystemTicket followed, Scope unit, CancellationToken cancellation)
    {
        var write = Create(order, unit);
        if (Blocked(order, write.Document) is { } blocked)
            return Task.FromResult(blocked);
        var scope = write.Scope.Fork();
        scope[Root.Key] = Value.Of(followed.Key);
        scope[Root.Current] = followed.Record;
        return _sender.SendAsync(
            order, new PreparedOrder([new PlannedRequest(followUp, scope, null), .. WritePlan.Of(null, write.Scope, write.Document)], HeldOf(write.Document)), cancellation);
    }

    // The request of the step is made whatever its document holds: the step itself is what it says.
    private Task<WriteReport> StepAsync(WriteOrder order, OperationProgram apply, Scope unit, CancellationToken cancellation)
    {
        var fields = order.Change.Where(field => field.Key != StatusSteps.StatusField).ToDictionary(StringComparer.Ordinal);
        var write = Update(order with { Change = fields }, unit);
        if (Blocked(order, write.Document) is { } blocked)
            return Task.FromResult(blocked);
        var step = new PlannedRequest(apply, WriteUnit.OfTransition(write.Scope, StatusSteps.Root(order.Step!)), null);
        return _sender.SendAsync(order, new PreparedOrder([step, .. WritePlan.Of(null, write.Scope, write.Document)], HeldOf(write.Document)), cancellation);
    }

    // Several of the vendor's statuses may be one of ours: the one that the step leads to is written, not the table's first.
    private Written WithStep(WriteOrder order, Written write)
    {
        if (order.Step is not { } step || system.Entity[StatusSteps.StatusField]?.Writes is not [{ Path: { } path, Value: null }])
            return write;
        var document = write.Document with { Document = PathWriter.Put(write.Document.Document, path, Value.Of(step.To)) };
        write.Scope[Root.Document] = document.Document;
        return new Written(document, write.Scope);
    }

    // On the way to a status the ticket has the one that the step leads to, not the last.
    private Dictionary<string, Value> Reached(WriteOrder order, IReadOnlyDictionary<string, Value> fields)
    {
        var change = fields.ToDictionary(StringComparer.Ordinal);
        if (order.Step is { } step && system.Facts.Transitions?.Canonical(step.To) is { IsFault: false, IsNothing: false } reached)
            change[StatusSteps.StatusField] = reached;
        return change;
    }

    private Written Create(WriteOrder order, Scope unit)
    {
        var request = new WriteRequest { Wanted = Canonical(order.Wanted), Change = Canonical(order.Change) };
        var document = Say(request, unit);
        return new Written(document, WriteUnit.OfCreate(unit, system.Entity, request.Wanted, document.Document, order.Intent));
    }

    private Written Update(WriteOrder order, Scope unit)
    {
        var request = new WriteRequest
        {
            Wanted = Canonical(order.Wanted),
            Change = Canonical(order.Change),
            Agreed = Canonical(order.Agreed),
            Current = order.Current?.Record is { Kind: ValueKind.Object } record ? record : Nothing,
            CurrentCanonical = order.Current is { } current ? Canonical(current.Fields) : Nothing,
        };
        var document = Say(request, unit);
        return new Written(document, WriteUnit.OfUpdate(unit, system.Entity, Target(order, request.Current), request.Wanted, request.Change, document.Document));
    }

    private PreparedOrder Deletion(WriteOrder order, OperationProgram delete, Scope unit)
    {
        var current = order.Current?.Record is { Kind: ValueKind.Object } record ? record : Nothing;
        var scope = WriteUnit.OfUpdate(unit, system.Entity, Target(order, current), Canonical(order.Wanted), Nothing, Nothing);
        return new PreparedOrder([new PlannedRequest(delete, scope, null)], new Dictionary<string, Failure>());
    }

    // Field slots see the connection's roots and call its scripts; each write is a unit of work of its own.
    private WrittenDocument Say(WriteRequest request, Scope unit) =>
        new DocumentWriter(system.Entity, system.Entities).Write(request, RecordScope.Of(system.Entity, unit));

    private Value Canonical(IReadOnlyDictionary<string, Value> fields) => TicketDocument.Of(system.Facts, fields);

    private static WriteTarget Target(WriteOrder order, Value current) => new(order.Key ?? order.Current?.Key ?? "", order.Current?.Version, current);

    private static WriteReport? Blocked(WriteOrder order, WrittenDocument document)
    {
        if (document is { Missing.Count: 0, IsBlocked: false })
            return null;
        var missing = document.Missing.Select(one => one.Field).ToList();
        var place = document.Missing.Select(one => one.Rule.Place).Concat(document.Held.Select(one => one.Place)).First();
        var message = missing.Count > 0
            ? $"Nothing was sent: {string.Join(", ", missing)} must be filled ({place})."
            : $"Nothing was sent: every update is whole, and {string.Join(", ", document.Held.Select(one => one.Field))} cannot be written.";
        var failure = new Failure(FailureClass.Mapping, FailureCodes.Of(FailureClass.Mapping), message) { Place = place };
        return Refused(order, failure) with { Missing = missing, Held = HeldOf(document) };
    }

    private static WriteReport Refused(WriteOrder order, Failure failure) => new() { Result = WriteResult.Failed, Key = order.Key, Failure = failure };

    private static Dictionary<string, Failure> HeldOf(WrittenDocument document)
    {
        var held = new Dictionary<string, Failure>(StringComparer.Ordinal);
        foreach (var one in document.Held)
            held.TryAdd(one.Field, Failures.Of(one));
        return held;
    }

    private sealed record Written(WrittenDocument Document, Scope Scope);
}

/// <summary>A write as requests.</summary>
/// <param name="Requests">The requests, in order.</param>
/// <param name="Held">The fields that are not in them, with the reason.</param>
internal sealed record PreparedOrder(IReadOnlyList<PlannedRequest> Requests, IReadOnlyDictionary<string, Failure> Held);
