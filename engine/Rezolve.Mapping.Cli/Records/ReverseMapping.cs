using Rezolve.Json.Reading;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Validation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>
/// From canonical records to the document that would create each of them in the vendor's system; where fields have requests of their own,
/// to <c>{ "document", "requests" }</c>.
/// </summary>
internal sealed class ReverseMapping : IRecordMapping
{
    private readonly MappingRoots _roots;
    private readonly EntityProgram _entity;
    private readonly IReadOnlyList<CanonicalField> _custom;
    private readonly DocumentWriter _writer;
    private readonly Scope _scope;
    private readonly bool _hasRequests;

    /// <summary>Prepares a mapping.</summary>
    /// <param name="program">The connector.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="roots">What fields are seen with.</param>
    public ReverseMapping(ConnectorProgram program, EntityProgram entity, MappingRoots roots)
    {
        _roots = roots;
        _entity = entity;
        _custom = [.. entity.Fields.Select(field => field.Field).Where(field => CanonicalFields.IsCustom(field.Name))];
        _writer = new DocumentWriter(entity, [.. program.Entities.Values]);
        _scope = roots.NewScope();
        _hasRequests = entity.Fields.Any(field => field.Writes.Any(write => write.Operation is not null));
    }

    /// <inheritdoc/>
    public bool CallsScripts => _roots.HasScripts;

    /// <inheritdoc/>
    public IDisposable Begin() => _roots.Begin();

    /// <inheritdoc/>
    public RecordOutcome Map(ReadOnlyMemory<byte> record, long line, Utf8Output output, ProblemList problems)
    {
        _roots.BeginRecord();
        var reading = JsonReading.ReadDocument(record.Span, JsonReadingMode.Answer, ReadingLimits.Documents);
        using var document = reading.Document;
        if (document is null || document.RootElement.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            problems.Add(CommandRules.NotARecord, () => $"Line {line}: {reading.Check.Fault?.Message ?? "a JSON object is due."}");
            return RecordOutcome.Failed;
        }
        var canonical = ValueJson.Read(document.RootElement);
        var faults = RecordCheck.CheckPart(_entity.Kind, canonical, _custom);
        foreach (var fault in faults)
            problems.Add(fault.Rule, () => $"Line {line}: {fault}.");
        if (faults.Count > 0)
            return RecordOutcome.Held;
        var written = _writer.Write(new WriteRequest { Wanted = canonical, Change = canonical }, _scope);
        foreach (var held in written.Held)
            problems.Add(DiagnosticCatalog.Find(held.Code.Text()) ?? MappingRules.NoValue, () => $"Line {line}: {held.Field} is held: {held.Reason}.", held.Place);
        foreach (var missing in written.Missing)
            problems.Add(MappingRules.NoValue, () => $"Line {line}: {missing.Field} must be filled, and is not.", missing.Rule.Place);
        if (written.Missing.Count > 0)
            return RecordOutcome.Held;
        output.Add(ValueJson.ToBytes(_hasRequests ? WithRequests(written) : written.Document));
        return written.Held.Count == 0 ? RecordOutcome.Mapped : RecordOutcome.MappedInPart;
    }

    // A document alone would say less than is written, where fields have requests of their own.
    private static Value WithRequests(WrittenDocument written) => Value.Of(new ValueObject
    {
        ["document"] = written.Document,
        ["requests"] = Value.Of([.. written.Requests.Select(OneRequest)]),
    });

    private static Value OneRequest(FieldRequest request)
    {
        var shown = new ValueObject { ["operation"] = Value.Of(request.Operation.Name), ["field"] = Value.Of(request.Field) };
        if (request.Item.Kind != ValueKind.Undefined)
        {
            shown["item"] = request.Item;
            return Value.Of(shown);
        }
        shown["value"] = request.Value;
        foreach (var (name, members) in ((string, Value)[])[("added", request.Added), ("removed", request.Removed)])
        {
            if (members.List.Count > 0)
                shown[name] = members;
        }
        return Value.Of(shown);
    }
}
