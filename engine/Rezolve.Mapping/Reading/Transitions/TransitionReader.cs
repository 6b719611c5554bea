using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Transitions;

/// <summary>Reads the steps that a record may take now, where the system lists them.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="entity">Whose records they are; its transitions are listed.</param>
/// <param name="clock">Now.</param>
internal sealed class TransitionReader(SendOperation send, EntityProgram entity, TimeProvider clock)
{
    private readonly ListedTransitionsProgram _listed =
        entity.Transitions as ListedTransitionsProgram ?? throw new ArgumentException($"{entity.Name} lists no transitions.", nameof(entity));

    /// <summary>Reads the steps.</summary>
    /// <param name="key">The record's key.</param>
    /// <param name="record">The record as <c>get</c> has just given it, JSON; where it is empty and lists its steps itself, it is read once more.</param>
    /// <param name="unit">The roots of the unit of work, <c>parent</c> included.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<LegalSteps> ReadAsync(string key, ReadOnlyMemory<byte> record, Scope unit, CancellationToken cancellation)
    {
        if (_listed.Operation is { } operation)
            return await ListAsync(operation, key, unit, cancellation).ConfigureAwait(false);
        if (!record.IsEmpty)
            return Find(record, unit);
        using var got = await new GetReader(send, entity).ReadAsync(key, unit, cancellation).ConfigureAwait(false);
        return got.Record is { } read ? Find(read.Bytes, unit)
            : got.IsMissing ? new LegalSteps([]) { IsMissing = true }
            : new LegalSteps([]) { Fault = got.Fault ?? ReadFault.Of(entity.Get!, got.Reason!) };
    }

    private async Task<LegalSteps> ListAsync(OperationProgram operation, string key, Scope unit, CancellationToken cancellation)
    {
        var scope = unit.Fork();
        scope[Root.Params] = Value.Of(entity.Params);
        scope[Root.Key] = Value.Of(key);
        var found = new StepDraft(_listed, RecordScope.Of(entity, scope));
        var shape = new RowShape<string>(_listed.Layout, found.Add, row => row);
        await foreach (var page in new OperationReader<string>(send, operation, shape, clock).ReadAsync(scope, new PageAllowance(), cancellation).ConfigureAwait(false))
        {
            using (page)
            {
                if (page.Fault is { Action: AnswerAction.Missing })
                    return new LegalSteps([]) { IsMissing = true };
                if (page.Fault is { } fault)
                    return new LegalSteps([]) { Fault = fault };
            }
        }
        return found.Finish();
    }

    private LegalSteps Find(ReadOnlyMemory<byte> record, Scope unit)
    {
        var places = _listed.Embedded!;
        var whole = new DocumentScan(places.Layout);
        if (whole.Run(record) is { } broken)
            return new LegalSteps([]) { Fault = ReadFault.Of(entity.Get!, $"the record cannot be read at byte {broken.Offset}: {broken.Message}") };
        var found = new StepDraft(_listed, RecordScope.Of(entity, unit));
        var step = new DocumentScan(_listed.Layout);
        var steps = places.Find(whole.Slots, out var fault);
        if (fault is not null)
            return new LegalSteps([]) { Fault = ReadFault.Of(entity.Get!, $"the steps of the record cannot be found: {fault}") };
        foreach (var place in steps)
        {
            if (step.Run(place) is { } wrong)
                return new LegalSteps([]) { Fault = ReadFault.Of(entity.Get!, $"a step of the record cannot be read: {wrong.Message}") };
            found.Add(step.Slots);
        }
        return found.Finish();
    }
}
