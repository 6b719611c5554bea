using System.Text;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;
using Rezolve.Mapping.Writing;

namespace Rezolve.Mapping.Tests.Toys;

/// <summary>A toy's connector over a real server on loopback: read, mapped, written and read again.</summary>
internal sealed class LiveToy : IDisposable
{
    private readonly HttpClient _client = Wire.Client();
    private readonly OperationSender _sender;

    public LiveToy(string toy, string url, OpenContent? files = null)
    {
        Program = Compile(toy, url);
        var transport = new ConnectionTransport(() => _client, Wire.Limits, TimeProvider.System) { Files = files };
        _sender = new OperationSender(Wire.Setting(Program.Connection, _client) with { Transport = transport });
    }

    public ConnectorProgram Program { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>All records, canonical.</summary>
    public async Task<IReadOnlyList<Value>> ListAsync(string entity = "ticket")
    {
        var all = new List<Value>();
        await foreach (var page in new FeedReader(_sender.SendAsync, Program.Entities[entity], TimeProvider.System).ListAsync(null, NewUnit(), Stop))
        {
            using (page)
            {
                Assert.Null(page.Fault);
                all.AddRange(page.Records.Select(record => Map(entity, record)));
            }
        }
        return all;
    }

    /// <summary>One record, with its canonical form.</summary>
    public async Task<(Value Record, Value Canonical)> GetAsync(string key)
    {
        using var got = await new GetReader(_sender.SendAsync, Program.Entities["ticket"]).ReadAsync(key, NewUnit(), Stop);
        Assert.Null(got.Fault);
        Assert.Null(got.Reason);
        return (ValueJson.Read(got.Record!.Bytes), Map("ticket", got.Record));
    }

    /// <summary>Writes canonical fields to a record that was read.</summary>
    public async Task<ExchangeResult> UpdateAsync(string key, Value change)
    {
        var entity = Program.Entities["ticket"];
        var (record, canonical) = await GetAsync(key);
        var request = new WriteRequest { Wanted = change, Change = change, Current = record, CurrentCanonical = canonical, Agreed = canonical };
        using var unit = OpenMapping(entity);
        var written = new DocumentWriter(entity, [.. Program.Entities.Values]).Write(request, unit.NewScope(entity, NewUnit()));
        Assert.Empty(written.Held);
        var scope = WriteUnit.OfUpdate(NewUnit(), entity, new WriteTarget(key, canonical["version"].Text, record), change, change, written.Document);
        return await _sender.SendAsync(entity.Update!, scope, Stop);
    }

    /// <summary>Creates a child of a ticket.</summary>
    public async Task<ExchangeResult> CreateFileAsync(string ticket, Value file)
    {
        var scope = WriteUnit.OfCreate(NewUnit(), Program.Entities["attachment"], file, Value.Of(new ValueObject()), "intent-1");
        scope[Root.Parent] = Slot.Values(("key", Value.Of(ticket)));
        return await _sender.SendAsync(Program.Entities["attachment"].Create!, scope, Stop);
    }

    public Task<ContentOutcome> OpenAsync(string key) =>
        new ContentReader(_sender.SendAsync, Program.Entities["attachment"]).OpenAsync(key, Value.Undefined, NewUnit(), Stop);

    public void Dispose() => _client.Dispose();

    /// <summary>Sends an operation.</summary>
    public Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, string? url, CancellationToken cancellation) => _sender.SendAsync(operation, scope, url, cancellation);

    /// <summary>The roots of a unit of work.</summary>
    public Scope NewUnit() => new()
    {
        [Root.Inputs] = Value.Of(Program.Inputs),
        [Root.Filter] = Value.Of(new ValueObject()),
        [Root.Now] = Value.Of(DateTimeOffset.UnixEpoch),
    };

    private MappingUnit OpenMapping(EntityProgram entity) =>
        new(Program, entity, NewUnit(), new ScriptSetting(ScriptLimits.SchemaDefaults, TimeProvider.System, new ScriptQuarantine()), Stop);

    private Value Map(string entity, ReadRecord record)
    {
        using var unit = OpenMapping(Program.Entities[entity]);
        using var output = new Utf8Output();
        unit.Map(record, output);
        Assert.Empty(unit.Mapper.Held);
        return ValueJson.Read(output.Written.ToArray());
    }

    private static ConnectorProgram Compile(string toy, string url)
    {
        var bag = new DiagnosticBag();
        var manifest = ConnectorFiles.Read(Path.Combine(ToyCases.FolderOf(toy), toy + ConnectorFiles.Suffix), EngineLimits.Usual.Files, bag);
        var settings = new CompilationSettings
        {
            Inputs = Slot.Values(("url", Value.Of(url))).Object,
            PathLimits = EngineLimits.Usual.Paths,
            ScriptLimits = EngineLimits.Usual.Scripts,
        };
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
        Assert.True(program is not null, string.Concat(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}\n")));
        return program;
    }

    /// <summary>A body sent as a form, decoded; a repeated name gives several values.</summary>
    public static ILookup<string, string> Form(string body) => body.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).ToLookup(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>A text in XML.</summary>
    public static string Escaped(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;").ToString();
}
