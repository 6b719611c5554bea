using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Toys.Children;

/// <summary>The toy's connector, over a vendor in memory.</summary>
internal sealed class CasesToy(Func<Asked, Told> answer)
{
    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    public static ConnectorProgram Program { get; } =
        Compile(File.ReadAllBytes(Repository.PathOf("tests/Rezolve.Mapping.Tests/Toys/Children/cases.connector.json")));

    public FakeVendor Vendor => field ??= new FakeVendor(answer, _clock);

    public EntityProgram Case => Program.Entities["case"];

    /// <summary>The address of a request, without its host.</summary>
    public static string Address(Asked asked)
    {
        var built = Rezolve.Mapping.Http.Requests.RequestBuilder.Build(asked.Operation, Program.Connection, asked.Scope);
        return built.Request is { } request ? $"{request.Method} {request.Uri.PathAndQuery["/api".Length..]}" : built.Fault!.ToString()!;
    }

    public ChildReader Children(string entity, int atOnce = 1) => new(Vendor.SendAsync, Program.Entities[entity], _clock, atOnce);

    public FeedReader Feed(string entity) => new(Vendor.SendAsync, Program.Entities[entity], _clock);

    /// <summary>Every page's records, mapped: one JSON text each.</summary>
    public async Task<ChildrenRead> ReadAsync(string entity, IReadOnlyList<ParentRecord> parents, int atOnce = 1)
    {
        var read = new ChildrenRead();
        await foreach (var page in Children(entity, atOnce).ReadAsync(parents, Scope(), TestContext.Current.CancellationToken))
        {
            using (page)
            {
                Assert.True(page.Page.Counts.AddUp, page.Page.Counts.ToString());
                read.Add(page, Map(entity, page.Page.Records));
            }
        }
        return read;
    }

    public IReadOnlyList<string> Map(string entity, IReadOnlyList<ReadRecord> records)
    {
        var scripts = new ScriptSetting(ScriptLimits.SchemaDefaults, _clock, new ScriptQuarantine());
        using var unit = new MappingUnit(Program, Program.Entities[entity], Scope(), scripts, CancellationToken.None);
        var lines = new List<string>();
        foreach (var record in records)
        {
            using var output = new Utf8Output();
            unit.Map(record, output);
            lines.Add(Encoding.UTF8.GetString(output.Written.Span));
        }
        return lines;
    }

    public ParentRecord Key(string key) => new(Case, key);

    public static Scope Scope() => new() { [Root.Inputs] = Value.Of(new ValueObject()), [Root.Filter] = Value.Of(new ValueObject()), [Root.Now] = Value.Of(Fixed.Noon) };

    // Replies have a feed and nothing else: they can be read, and take no part in a sync.
    private const string OnlyForReading = "RZ4108";

    public static ConnectorProgram Compile(byte[] bytes, bool mayWarn = false)
    {
        var bag = new DiagnosticBag();
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("cases.connector.json", bytes, _ => new ScriptText(null, "none"));
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
        Assert.True(program is not null && (mayWarn || bag.All.All(one => one.Code == OnlyForReading)), string.Concat(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}\n")));
        return program;
    }
}

/// <summary>What a reading of children gave.</summary>
internal sealed class ChildrenRead
{
    public List<string> Lines { get; } = [];

    public List<string> Missing { get; } = [];

    public FeedCounts Counts { get; private set; }

    public Rezolve.Mapping.Reading.Operations.ReadFault? Fault { get; private set; }

    public void Add(ChildPage page, IReadOnlyList<string> lines)
    {
        Lines.AddRange(lines);
        Counts += page.Page.Counts;
        Fault = page.Page.Fault;
        if (page.IsParentMissing)
            Missing.Add(page.Parent.Key);
    }
}
