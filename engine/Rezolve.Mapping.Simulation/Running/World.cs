using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Simulation.Filing;
using Rezolve.Mapping.Simulation.Posting;
using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Storage.Attachments;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>A scenario while it runs: vendors, people, the store, and one process after the other.</summary>
internal sealed class World
{
    /// <summary>The side of people who work in the hub.</summary>
    public const string Hub = "hub";

    private const int MostTries = 40;

    private readonly Func<SyncSetting, Spine> _spine;
    private readonly Queue<ArmedCrash> _crashes = [];
    private readonly Chance _ids;
    private readonly StoreTale? _tale;
    private int _generation = 1;
    private (Spine Spine, Life Life) _process;

    /// <summary>A world in which nothing has happened yet.</summary>
    /// <param name="scenario">What it is made of.</param>
    /// <param name="spine">What is put to the test.</param>
    /// <param name="keepsLines">Whether what happens is kept for people to read.</param>
    /// <param name="store">The store, where others use it too; null for one of its own.</param>
    public World(Scenario scenario, Func<SyncSetting, Spine> spine, bool keepsLines, MemoryStore? store = null)
    {
        (Scenario, _spine, Trace) = (scenario, spine, new Trace(keepsLines));
        _tale = keepsLines ? new StoreTale(Trace.Tell) : null;
        _ids = new Chance(scenario.Seed).Branch("ids");
        Store = store ?? new MemoryStore(Clock);
        foreach (var knobs in scenario.Vendors)
        {
            Vendors[knobs.Name] = new SimulatedVendor(knobs, scenario.FactsOf(knobs), Clock, scenario.Described.GetValueOrDefault(knobs.Name));
            Wires[knobs.Name] = new Wire(knobs.Name, Clock, Trace);
            if (scenario.Talks.TryGetValue(knobs.Name, out var talks))
                Vendors[knobs.Name].Talk = TalkOf(Vendors[knobs.Name], talks);
        }
        foreach (var wire in Wires.Values)
            Clock.Moved += wire.Arrive;
        foreach (var (connection, knobs) in scenario.Hooks)
            Listen(connection, knobs);
        _process = Begin();
    }

    /// <summary>What it is made of.</summary>
    public Scenario Scenario { get; }

    /// <summary>The clock.</summary>
    public SimulatedClock Clock { get; } = new(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));

    /// <summary>What happened.</summary>
    public Trace Trace { get; }

    /// <summary>What people did.</summary>
    public Journal Journal { get; } = new();

    /// <summary>What people said.</summary>
    public TalkJournal Talk { get; } = new();

    /// <summary>Which files people added.</summary>
    public FileJournal Files { get; } = new();

    /// <summary>Where the bytes of files are kept. They outlive processes.</summary>
    public MemoryAttachments Contents { get; } = new(new AttachmentLimits());

    /// <summary>The vendors, by connection.</summary>
    public SortedDictionary<string, SimulatedVendor> Vendors { get; } = new(StringComparer.Ordinal);

    /// <summary>The ways to them.</summary>
    public SortedDictionary<string, Wire> Wires { get; } = new(StringComparer.Ordinal);

    /// <summary>What vendors tell by themselves.</summary>
    public SortedDictionary<string, Post> Posts { get; } = new(StringComparer.Ordinal);

    /// <summary>Where state is kept.</summary>
    public MemoryStore Store { get; private set; }

    /// <summary>How often a process ended.</summary>
    public int Crashes { get; private set; }

    /// <summary>What came out of a process that was no end of it: never anything.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Every status that the hub ever said, by ticket.</summary>
    public StatusWatch Statuses { get; } = new();

    /// <summary>Every link that there ever was, and every end of one.</summary>
    public LinkWatch Links { get; } = new();

    /// <summary>What must not be read by anybody, and was.</summary>
    public SecretWatch Secrets { get; } = new([HookConnector.Token]);

    /// <summary>How many faults went off, crashes included.</summary>
    public int Fired => Crashes + Wires.Values.Sum(wire => wire.Faults.Fired);

    /// <summary>Crashes and faults that wait for their point, and deliveries that are on their way.</summary>
    public int Waiting => _crashes.Count + Wires.Values.Sum(wire => wire.Faults.Waiting) + Posts.Values.Sum(post => post.UnderWay);

    /// <summary>Whether a feed is asked for: of a vendor that tells everything by itself nobody asks what changed once all was read.</summary>
    public bool IsAsked(string connection, FeedKind kind) =>
        kind != FeedKind.Changes || !Wires[connection].IsLoaded || Posts.GetValueOrDefault(connection)?.Knobs.IsOnlyTold != true;

    /// <summary>What the store holds.</summary>
    public Task<HubView> ViewAsync() => HubView.ReadAsync(Store, Scenario.Tenant, Vendors.Values.First().Desk.TagField);

    /// <summary>Arms a crash.</summary>
    public void Arm(ArmedCrash crash) => _crashes.Enqueue(crash);

    /// <summary>From now on nothing goes wrong.</summary>
    public void Mend()
    {
        _crashes.Clear();
        foreach (var wire in Wires.Values)
            wire.Mend();
    }

    /// <summary>The process ends and another begins, with another version of every connector where that is asked for.</summary>
    /// <param name="isUpgraded">Whether the connectors changed.</param>
    public void Restart(bool isUpgraded = false)
    {
        _generation += isUpgraded ? 1 : 0;
        _process = Begin();
    }

    /// <summary>The process ends, and another begins on another store, such as an older one.</summary>
    /// <param name="store">The store.</param>
    public void Replace(MemoryStore store)
    {
        Store = store;
        Restart();
    }

    /// <summary>Lets the process do something. Where it ends meanwhile, another takes its place.</summary>
    /// <param name="act">What it does.</param>
    public async Task GuardAsync(Func<Spine, Task> act)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var (spine, life) = _process;
            try
            {
                await act(spine).ConfigureAwait(false);
                if (life.Ended is null)
                    return;
            }
            catch (LeaseLostException)
            {
                // Whoever ended has the right to work until it runs out; who lost it begins anew.
                Clock.Advance(TimeSpan.FromSeconds(20));
                if (_process.Life == life)
                    Restart();
                continue;
            }
            catch (Exception trouble) when (life.Ended is not null || trouble is not ProcessEndedException)
            {
                if (life.Ended is null)
                {
                    Failures.Add(trouble.ToString());
                    return;
                }
            }
            Crashes++;
            Trace.Add($"{Clock.GetUtcNow():HH:mm:ss} the process ended: {life.Ended}");
            Restart();
            return;
        }
        Failures.Add("the right to work was never free");
    }

    private (Spine, Life) Begin()
    {
        var life = new Life(_crashes, ReplaceAsync);
        var systems = Vendors.ToDictionary(one => one.Key, one => Reached(one.Value, Wires[one.Key], life), StringComparer.Ordinal);
        return (_spine(new SyncSetting
        {
            Program = Programs.Of(Scenario),
            Systems = systems,
            Store = new MortalStore(Store, life, See),
            Files = Contents,
            Observer = Secrets,
            Clock = Clock,
            NewId = () => $"{_ids.Next():x16}{_ids.Next():x16}"[..26],
            Chance = () => _ids.Below(1000) / 1000.0,
            Limits = new SyncLimits { Lanes = 1, Lease = TimeSpan.FromMinutes(1) },
        }), life);
    }

    private ConnectedSystem Reached(SimulatedVendor vendor, Wire wire, Life life) =>
        new(Scenario.FactsOf(vendor.Knobs, _generation), new FaultySystem(vendor, wire, life), vendor)
        {
            Conversation = vendor.Talk is { } talk ? new ConnectedConversation(talk.Facts, new FaultyTalk(talk, wire, life)) : null,
        };

    private void Listen(string connection, HookKnobs knobs)
    {
        var chance = new Chance(Scenario.Seed).Branch($"post {connection}");
        var post = Posts[connection] = new Post(knobs, Vendors[connection], Wires[connection], chance, request => ReceiveAsync(connection, request)) { Said = Secrets.Said };
        Vendors[connection].Desk.Changed = post.Happened;
        Clock.Moved += post.Arrive;
    }

    private Task<WebhookAnswer> ReceiveAsync(string connection, WebhookRequest request)
    {
        var (spine, life) = _process;
        life.Check();
        return spine.Receive(connection, request, new MortalStore(Store, life, See, isBeside: true));
    }

    private VendorTalk TalkOf(SimulatedVendor vendor, TalkKnobs knobs) => new(knobs, vendor, Clock)
    {
        Writing = (order, copy) => Talk.Writes(vendor.Knobs.Name, order, copy),
        Files = knobs.Files is null ? null : new VendorFiles(knobs.Files, vendor, Contents, Clock) { Added = copy => Files.Writes(vendor.Knobs.Name, copy) },
    };

    private void See(StoreChange change)
    {
        Statuses.See(change);
        Links.See(change);
        if (Posts.Count > 0)
            Secrets.See(change);
        _tale?.See(change);
    }

    // The process is held up until its right to work has run out; another does its work; then it goes on, and must change nothing here.
    private async Task ReplaceAsync()
    {
        Crashes++;
        Clock.Advance(TimeSpan.FromMinutes(2));
        _process = Begin();
        await GuardAsync(spine => spine.Work()).ConfigureAwait(false);
    }
}
