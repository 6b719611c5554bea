using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Recording;
using Rezolve.Mapping.Cli.Records;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Reading.Rows;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Reads records of a connection and writes them, one a line, as each page arrives.</summary>
internal sealed class ReadRun
{
    private const int FewProblems = 20;
    private const int MostKnown = 10_000;
    private readonly Invocation _invocation;
    private readonly ConnectionRuntime _runtime;
    private readonly EntityProgram _entity;
    private readonly ReadRequest _request;
    private readonly IReadOnlyList<ParentRecord> _parents;
    private readonly ValueObject _filter;
    private readonly ForwardMapping _mapping;
    private readonly KnownReferences? _known;
    private readonly RecordCounts _counts = new();
    private readonly ReadAsides _asides = new();
    private readonly ProblemList _problems = new(FewProblems);
    private (IReadOnlyList<string> Files, IReadOnlyList<string> Problems) _written = ([], []);

    /// <summary>Prepares a run.</summary>
    public ReadRun(
        Invocation invocation, ConnectionRuntime runtime, EntityProgram entity, ReadRequest request, IReadOnlyList<ParentRecord> parents, ValueObject filter)
    {
        (_invocation, _runtime, _entity, _request, _parents, _filter) = (invocation, runtime, entity, request, parents, filter);
        _known = runtime.Program.Operations.Values.Any(operation => operation.Also.Count > 0) ? new KnownReferences(MostKnown) : null;
        _mapping = new ForwardMapping(runtime.Program, entity, new MappingRoots(runtime.Program, runtime.NewUnit(), runtime.Clock), _known) { Noun = "Record" };
    }

    /// <summary>Where records are saved as cases; null saves none.</summary>
    public SavedRecords? Saved { get; init; }

    /// <summary>Reads, writes, and tells how the records ended.</summary>
    public async Task<Ending> RunAsync()
    {
        var unit = _runtime.NewUnit(_invocation.Interrupted);
        unit[Expressions.Root.Filter] = Value.Of(_filter);
        var fault = _request.Key is { } key ? await ReadOneAsync(key, unit.Fork()) : await ReadFeedAsync(unit);
        if (Saved is not null)
            Save(Saved);
        var isWhole = _counts.IsWhole && _asides.IsWhole && _written.Problems.Count == 0;
        return Tell(fault is null ? new Ending(isWhole ? ExitCode.Ok : ExitCode.Unfinished, _problems.Kept) : VendorEnding.Of(fault));
    }

    private void Save(SavedRecords saved)
    {
        _written = saved.Write(_entity);
        foreach (var problem in _written.Problems)
            _problems.Add(CommandRules.NotRecorded, () => problem);
        foreach (var file in _written.Files)
            _invocation.Report.Say($"wrote {SafeText.Of(file)}");
    }

    // In JSON counts and problems are one document.
    private Ending Tell(Ending ending)
    {
        if (!_invocation.Report.Voice.IsJson)
        {
            _invocation.Report.Say(_counts.ToString());
            foreach (var line in _asides.Lines(_known))
                _invocation.Report.Say(line);
            return ending;
        }
        _invocation.Report.SayJson(json => JsonLine.Object(json, inner =>
        {
            _counts.Write(inner);
            _asides.Write(inner, _known);
            if (Saved is not null)
                inner.Texts("saved", _written.Files);
            inner.WriteBoolean("complete", ending.Code != ExitCode.Vendor);
            DiagnosticJson.WriteAll(inner, [.. _problems.Kept, .. ending.Code == ExitCode.Vendor ? ending.Problems : []]);
        }));
        return Ending.With(ending.Code);
    }

    private async Task<ReadFault?> ReadFeedAsync(Expressions.Scope unit)
    {
        var reader = new FamilyReader(_runtime.Runner.SendAsync, _runtime.Program.Entities, _runtime.Clock, _runtime.Concurrent);
        var pages = _parents.Count > 0 && ChildReader.IsPerParent(_entity)
            ? reader.ReadChildrenAsync(_entity, _parents, unit, _invocation.Interrupted)
            : reader.ReadAsync(_entity, new ReadSpan(_request.Since, OnlyChanged: _request.Since is not null), unit, _invocation.Interrupted);
        await foreach (var family in pages)
        {
            using (family)
            {
                _asides.Note(family);
                var asked = family.IsAsked ? family.Page.Records.Where(IsOfParents).ToList() : [];
                _asides.OfOthers += family.IsAsked ? family.Page.Records.Count - asked.Count : 0;
                Write(asked, family.Page.Also);
                TellFaulty(family);
                if (family.Page.Fault is not null || _counts.Read >= _request.Limit)
                    return family.Page.Fault;
            }
        }
        return null;
    }

    private void TellFaulty(FamilyPage family)
    {
        foreach (var faulty in family.Page.Faulty)
        {
            var reason = faulty.Key is null ? faulty.Reason : $"{faulty.Key}: {faulty.Reason}";
            if (family.IsAsked)
                Fail(reason);
            else
                _problems.Add(CommandRules.NotARecord, () => $"{family.Entity.Name} {reason}");
        }
        foreach (var note in family.Page.Notes)
            _invocation.Report.Say(SafeText.Of(note));
    }

    // Where children of all parents come in one feed, those of other parents were not asked for.
    private bool IsOfParents(ReadRecord record) =>
        _parents.Count == 0 || _parents.Any(parent => record.Parent["key"].Text == parent.Key && record.Parent["entity"].Text == parent.Entity.Name);

    private async Task<ReadFault?> ReadOneAsync(string key, Expressions.Scope unit)
    {
        if (_entity.Parents.Count > 0)
            unit[Expressions.Root.Parent] = _parents is [var parent] ? parent.ToValue() : ParentValue.Of(_runtime.Program.Entities[_entity.Parents[0]], null);
        using var outcome = await new GetReader(_runtime.Runner.SendAsync, _entity).ReadAsync(key, unit, _invocation.Interrupted);
        if (outcome.Record is { } record)
            Write([record], outcome.Also.Records);
        else if (outcome.Fault is null)
            Fail(outcome.Reason ?? $"There is no {_entity.Name} with the key {key}.");
        return outcome.Fault;
    }

    private void Write(IReadOnlyList<ReadRecord> records, IReadOnlyList<AlsoRecord> also)
    {
        using var lines = new Utf8Output();
        using var unit = _mapping.Begin();
        foreach (var known in also)
            _mapping.Mapper.Learn(known.Entity, known.Bytes);
        foreach (var record in records)
        {
            if (_counts.Read >= _request.Limit)
                break;
            var number = _counts.Read + 1;
            var outcome = _request.IsRaw ? Copy(record.Bytes, lines) : Map(record, number, lines);
            _counts.Add(outcome);
            Saved?.Add(record);
            if (outcome is RecordOutcome.Mapped or RecordOutcome.MappedInPart)
                lines.Add((byte)'\n');
        }
        _invocation.Terminal.Output.Write(lines.Written.Span);
        _invocation.Terminal.Output.Flush();
    }

    private RecordOutcome Map(ReadRecord record, long number, Utf8Output lines) => _mapping.Map(record, number, lines, _problems);

    // In JSON a raw line end can only stand between tokens.
    private static RecordOutcome Copy(ReadOnlyMemory<byte> record, Utf8Output lines)
    {
        var start = lines.Length;
        lines.Add(record.Span.Trim(" \t\r\n"u8));
        for (var i = start; i < lines.Length; i++)
        {
            if (lines[i] is (byte)'\n' or (byte)'\r')
                lines[i] = (byte)' ';
        }
        return RecordOutcome.Mapped;
    }

    private void Fail(string reason)
    {
        _counts.Add(RecordOutcome.Failed);
        _problems.Add(CommandRules.NotARecord, () => reason);
    }
}
