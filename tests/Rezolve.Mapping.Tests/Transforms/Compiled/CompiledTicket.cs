using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Compiled;

/// <summary>A ticket of a real manifest with a few fields, compiled as in production.</summary>
internal sealed class CompiledTicket
{
    private readonly ConnectorProgram _program;
    private readonly Scope _unit;

    /// <summary>Compiles; any diagnostic fails the test.</summary>
    /// <param name="fields">The members of <c>fields</c>, without the braces.</param>
    /// <param name="tables">The members of <c>tables</c>.</param>
    /// <param name="more">Further members of the ticket, each with a comma before it.</param>
    /// <param name="entities">Further entities, each with a comma before it.</param>
    public CompiledTicket(string fields, string tables = "", string more = "", string entities = "")
    {
        var manifest = $$"""
            { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0", "title": "Desk",
              "connection": { "baseUrl": "https://desk.test", "auth": { "open": { "type": "none" } } },
              "tables": { {{tables}} },
              "operations": { "ticketGet": { "request": "GET /t/{{"{{ key }}"}}" } },
              "entities": { "ticket": { "key": "$.id", "get": "ticketGet", "fields": { {{fields}} }{{more}} }{{entities}} } }
            """;
        var bag = new DiagnosticBag();
        var read = new ManifestReader(EngineLimits.Usual.Files, bag)
            .ReadConnector("desk.connector.json", Encoding.UTF8.GetBytes(manifest), _ => new ScriptText(null, "there is no such file"));
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        var program = read is null ? null : ManifestCompiler.Compile(read, settings, bag);
        Assert.True(program is not null, string.Join('\n', bag.All.Select(one => $"{one.Code} {one.Place?.Pointer} {one.Message}")));
        _program = program;
        _unit = new Scope { [Root.Inputs] = Value.Of(program.Inputs), [Root.Now] = Value.Of(DateTimeOffset.UnixEpoch) };
    }

    public EntityProgram Ticket => _program.Entities["ticket"];

    /// <summary>The canonical record and what was held, the fast way and by the written rule, which must agree.</summary>
    public (Value Record, IReadOnlyList<HeldField> Held, MapTally Tally) Read(string record)
    {
        var (fast, ruled) = (Read(record, onlyRule: false), Read(record, onlyRule: true));
        Assert.Equal(ruled.Record.ToString(), fast.Record.ToString());
        Assert.Equal(ruled.Held, fast.Held);
        return fast;
    }

    /// <summary>What a create sends.</summary>
    public WrittenDocument Create(string ticket) => Write(new WriteRequest { Wanted = Json(ticket), Change = Json(ticket) });

    /// <summary>What an update sends.</summary>
    /// <param name="current">The vendor's record.</param>
    /// <param name="change">The canonical change.</param>
    /// <param name="agreed">What both sides last agreed on; what the vendor has where it is left out.</param>
    public WrittenDocument Update(string current, string change, string? agreed = null)
    {
        var canonical = Read(current).Record;
        return Write(new WriteRequest
        {
            Wanted = Json(change),
            Change = Json(change),
            Current = Json(current),
            CurrentCanonical = canonical,
            Agreed = agreed is null ? canonical : Json(agreed),
        });
    }

    public static Value Json(string json) => ValueJson.Read(JsonElement.Parse(json));

    private WrittenDocument Write(WriteRequest request) => new DocumentWriter(Ticket, [.. _program.Entities.Values]).Write(request, _unit.Fork());

    private (Value Record, IReadOnlyList<HeldField> Held, MapTally Tally) Read(string record, bool onlyRule)
    {
        var mapper = new RecordMapper(Ticket, () => RecordScope.Of(Ticket, _unit), [.. _program.Entities.Values], onlyRule);
        var scan = new DocumentScan(Ticket.Layout);
        Assert.Null(scan.Run(Encoding.UTF8.GetBytes(record)));
        using var output = new Utf8Output();
        mapper.Map(scan.Slots, output);
        return (output.Length == 0 ? Value.Undefined : Json(Encoding.UTF8.GetString(output.Written.Span)), [.. mapper.Held], mapper.Tally);
    }
}
