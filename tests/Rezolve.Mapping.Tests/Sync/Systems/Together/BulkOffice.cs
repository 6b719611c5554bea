using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Manifests;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Together;

/// <summary>A desk in memory and one on loopback that takes writes in bulk, which a connector describes, kept in step.</summary>
internal sealed class BulkOffice : IAsyncDisposable
{
    private readonly HttpClient _client = Wire.Client();
    private readonly ConnectedSystem _bulk;
    private int _ids;

    /// <summary>An office.</summary>
    /// <param name="connector">The connector's file, below the folder of systems.</param>
    public BulkOffice(string connector = "Together/bulk.connector.json")
    {
        Bulk = new BulkDesk(Clock);
        Plain = new Desks.Desk("a", Clock);
        Store = new MemoryStore(Clock);
        Assert.True(SystemOpener.TryOpen(Runtime(connector), "ticket", [], out var system, out var fault), fault);
        _bulk = system;
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public BulkDesk Bulk { get; }

    public Desks.Desk Plain { get; }

    public MemoryStore Store { get; }

    public int Lanes { get; set; } = 1;

    public SystemFacts Facts => _bulk.Facts;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Tickets that both have, with these titles.</summary>
    public async Task<List<string>> LinkedAsync(params string[] titles)
    {
        var keys = titles.Select(title => Plain.Add(("subject", Value.Of(title)), ("category", Value.Of("ink")))).ToList();
        await SettleAsync();
        Assert.Equal(titles.Order(), Bulk.Titles.Order());
        Bulk.Writes.Clear();
        return keys;
    }

    /// <summary>A round of a process that ends afterwards.</summary>
    public async Task<WorkReport> RoundAsync()
    {
        using var pipeline = new SyncPipeline(Setting());
        foreach (var name in (string[])["a", "bulk"])
            await pipeline.TakeInAsync(name, FeedKind.Changes, Stop);
        var work = await pipeline.WorkAsync(Stop);
        await pipeline.EndAsync(Stop);
        Clock.Advance(TimeSpan.FromSeconds(30));
        return work;
    }

    public async Task SettleAsync()
    {
        for (var round = 0; round < 8; round++)
        {
            await RoundAsync();
            Clock.Advance(TimeSpan.FromMinutes(2));
        }
    }

    public async Task<List<TicketLink>> LinksAsync() => await new HubStore(Store, "acme").LinksAsync("bulk", Stop).ToListAsync(Stop);

    public async Task<List<DeadLetter>> LettersAsync() => await new HubStore(Store, "acme").LettersAsync(Stop).ToListAsync(Stop);

    public async Task<List<KeptConflict>> ConflictsAsync() => await new HubStore(Store, "acme").ConflictsAsync(false, Stop).ToListAsync(Stop);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Bulk.DisposeAsync();
    }

    public SyncSetting Setting() => new()
    {
        Program = new SyncProgram
        {
            Name = "support",
            Tenant = "acme",
            Place = Place,
            Sides = [Side("a"), Side("bulk")],
            Policies = new FieldPolicies(new FieldPolicy { Conflict = "hub" }, new Dictionary<string, FieldPolicy>()),
        },
        Systems = new Dictionary<string, ConnectedSystem>
        {
            ["a"] = new(Desks.DeskFacts.Of("a") with { Fields = [Desks.DeskFacts.Field("subject", FieldType.Text), Desks.DeskFacts.Field("category", FieldType.Text), Desks.DeskFacts.Field("priority", FieldType.Choice)] }, Plain),
            ["bulk"] = _bulk,
        },
        Store = Store,
        Clock = Clock,
        NewId = () => $"id{Interlocked.Increment(ref _ids):d6}",
        Chance = () => 0.5,
        Limits = new SyncLimits { Lanes = Lanes },
    };

    private static SourcePlace Place { get; } = new("rezolve.json", 1, 1, "");

    private static SyncSide Side(string name) => new() { Connection = name, Entity = "ticket", Routes = [new Route(Place, null, new Dictionary<string, ValueSlot>())] };

    private ConnectionRuntime Runtime(string connector)
    {
        var bag = new DiagnosticBag();
        var text = File.ReadAllBytes(Repository.PathOf($"tests/Rezolve.Mapping.Tests/Sync/Systems/{connector}"));
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("bulk.connector.json", text, _ => new(null, "none"));
        var program = manifest is null ? null : ManifestCompiler.Compile(
            manifest,
            new() { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts, Inputs = new ValueObject { ["url"] = Value.Of(Bulk.Url) } },
            bag);
        Assert.True(program is not null, string.Concat(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}\n")));
        return new ConnectionRuntime
        {
            Name = "bulk",
            Program = program,
            Sender = new(Wire.Setting(program.Connection, _client) with { Clock = Clock, Operations = program.Operations, Transport = new(() => _client, Wire.Limits, Clock) }),
            Running = new RunnerSetting { Clock = Clock, Pause = (_, _) => Task.CompletedTask, Limits = EngineLimits.Usual.Flows, JsonDepth = 64, Secrets = new() },
            Secrets = new(),
            Clock = Clock,
            ScriptLimits = EngineLimits.Usual.Scripts,
        };
    }
}
