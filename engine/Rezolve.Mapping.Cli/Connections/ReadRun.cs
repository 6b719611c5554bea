using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Records;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Transforms;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Reads records of a connection and writes them, one a line, as each page arrives.</summary>
internal sealed class ReadRun
{
    private const int FewProblems = 20;
    private readonly Invocation _invocation;
    private readonly ConnectionRuntime _runtime;
    private readonly EntityProgram _entity;
    private readonly ReadRequest _request;
    private readonly ForwardMapping _mapping;
    private readonly RecordCounts _counts = new();
    private readonly ProblemList _problems = new(FewProblems);

    /// <summary>Prepares a run.</summary>
    public ReadRun(Invocation invocation, ConnectionRuntime runtime, EntityProgram entity, ReadRequest request)
    {
        (_invocation, _runtime, _entity, _request) = (invocation, runtime, entity, request);
        _mapping = new ForwardMapping(runtime.Program, entity, new MappingRoots(runtime.Program, runtime.NewUnit(), runtime.Clock)) { Noun = "Record" };
    }

    /// <summary>Reads, writes, and tells how the records ended.</summary>
    public async Task<Ending> RunAsync()
    {
        var unit = _runtime.NewUnit();
        // What the feed's own slots call runs beside the mapping, so it has a realm of its own.
        using var realm = _runtime.Program.Scripts.OpenRealm(_runtime.ScriptLimits, _runtime.Clock, _runtime.Quarantine, _invocation.Interrupted);
        unit.Scripts = realm.Call;
        var fault = _request.Key is { } key ? await ReadOneAsync(key, unit.Fork()) : await ReadFeedAsync(unit);
        return Tell(fault is null ? new Ending(_counts.IsWhole ? ExitCode.Ok : ExitCode.Unfinished, _problems.Kept) : VendorEnding.Of(fault));
    }

    // In JSON counts and problems are one document.
    private Ending Tell(Ending ending)
    {
        if (!_invocation.Report.Voice.IsJson)
        {
            _invocation.Report.Say(_counts.ToString());
            return ending;
        }
        _invocation.Report.SayJson(json => JsonLine.Object(json, inner =>
        {
            _counts.Write(inner);
            inner.WriteBoolean("complete", ending.Code != ExitCode.Vendor);
            DiagnosticJson.WriteAll(inner, [.. _problems.Kept, .. ending.Code == ExitCode.Vendor ? ending.Problems : []]);
        }));
        return Ending.With(ending.Code);
    }

    private async Task<ReadFault?> ReadFeedAsync(Expressions.Scope unit)
    {
        var reader = new FeedReader(_runtime.Runner.SendAsync, _entity, _runtime.Clock, _runtime.Concurrent);
        var pages = _request.Since is null || _entity.Changes is null
            ? reader.ListAsync(_request.Since, unit, _invocation.Interrupted)
            : reader.ChangesAsync(null, _request.Since, unit, _invocation.Interrupted);
        await foreach (var page in pages)
        {
            using (page)
            {
                Write(page.Records);
                foreach (var faulty in page.Faulty)
                    Fail(faulty.Key is null ? faulty.Reason : $"{faulty.Key}: {faulty.Reason}");
                foreach (var note in page.Notes)
                    _invocation.Report.Say(SafeText.Of(note));
                if (page.Fault is not null || _counts.Read >= _request.Limit)
                    return page.Fault;
            }
        }
        return null;
    }

    private async Task<ReadFault?> ReadOneAsync(string key, Expressions.Scope unit)
    {
        using var outcome = await new GetReader(_runtime.Runner.SendAsync, _entity).ReadAsync(key, unit, _invocation.Interrupted);
        if (outcome.Record is { } record)
            Write([record]);
        else if (outcome.Fault is null)
            Fail(outcome.Reason ?? $"There is no {_entity.Name} with the key {key}.");
        return outcome.Fault;
    }

    private void Write(IReadOnlyList<ReadRecord> records)
    {
        using var lines = new Utf8Output();
        using var unit = _mapping.Begin();
        foreach (var record in records)
        {
            if (_counts.Read >= _request.Limit)
                break;
            var number = _counts.Read + 1;
            var outcome = _request.IsRaw ? Copy(record.Bytes, lines) : Map(record, number, lines);
            _counts.Add(outcome);
            if (outcome is RecordOutcome.Mapped or RecordOutcome.MappedInPart)
                lines.Add((byte)'\n');
        }
        _invocation.Terminal.Output.Write(lines.Written.Span);
        _invocation.Terminal.Output.Flush();
    }

    private RecordOutcome Map(ReadRecord record, long number, Utf8Output lines)
    {
        _mapping.Mapper.Scope[Expressions.Root.Headers] = record.Headers;
        return _mapping.Map(record.Bytes, number, lines, _problems);
    }

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
