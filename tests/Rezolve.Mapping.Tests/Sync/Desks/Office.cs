using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Storage.Attachments;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Intake;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Desks;

/// <summary>Two or more desks and the hub between them.</summary>
internal sealed class Office
{
    private readonly Dictionary<string, SystemFacts> _facts = new(StringComparer.Ordinal);
    private int _ids;

    public Office(params string[] desks)
    {
        foreach (var name in desks.Length == 0 ? ["a", "b"] : desks)
        {
            Desks[name] = new Desk(name, Clock);
            _facts[name] = DeskFacts.Of(name);
        }
        Store = new MemoryStore(Clock);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public Dictionary<string, Desk> Desks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IPeopleSystem> People { get; } = new(StringComparer.Ordinal);

    /// <summary>What desks tell of their tickets' changes; a desk that is not named tells nothing.</summary>
    public Dictionary<string, ReadHistory> Histories { get; } = new(StringComparer.Ordinal);

    /// <summary>What desks tell of their own clocks; a desk that is not named tells nothing.</summary>
    public Dictionary<string, ReadClocks> Timers { get; } = new(StringComparer.Ordinal);

    /// <summary>What is said at desks; at one that is not named nothing is.</summary>
    public Dictionary<string, DeskTalk> Talks { get; } = new(StringComparer.Ordinal);

    public Desk A => Desks["a"];

    public Desk B => Desks["b"];

    public ISyncStore Store { get; }

    /// <summary>Where the bytes of files are kept.</summary>
    public MemoryAttachments Files { get; } = new(new AttachmentLimits());

    /// <summary>The store as the next process reaches it.</summary>
    public Func<ISyncStore, ISyncStore> Reached { get; set; } = store => store;

    public FieldPolicies Policies { get; set; } = new(new FieldPolicy(), new Dictionary<string, FieldPolicy>());

    public Func<SyncProgram, SyncProgram> Decide { get; set; } = program => program;

    public SyncLimits Limits { get; set; } = new() { Lanes = 1 };

    /// <summary>Hears what happens.</summary>
    public ISyncObserver? Observer { get; set; }

    public HubStore Hub => new(Store, "acme");

    public void Know(string desk, Func<SystemFacts, SystemFacts> change) => _facts[desk] = change(_facts[desk]);

    public SyncSetting Setting() => new()
    {
        Program = Decide(new SyncProgram
        {
            Name = "support",
            Tenant = "acme",
            Place = new SourcePlace("rezolve.json", 1, 1, ""),
            Sides = [.. Desks.Keys.Select(name => new SyncSide { Connection = name, Entity = "ticket", Routes = [new Route(new SourcePlace("rezolve.json", 1, 1, ""), null, new Dictionary<string, ValueSlot>())] })],
            Policies = Policies,
        }),
        Systems = Desks.ToDictionary(desk => desk.Key, desk => new ConnectedSystem(_facts[desk.Key], desk.Value, People.GetValueOrDefault(desk.Key))
        {
            History = Histories.GetValueOrDefault(desk.Key),
            Clocks = Timers.GetValueOrDefault(desk.Key),
            Conversation = Talks.GetValueOrDefault(desk.Key) is { } talk ? new ConnectedConversation(talk.Facts, talk) : null,
        }, StringComparer.Ordinal),
        Store = Reached(Store),
        Files = Files,
        Clock = Clock,
        NewId = () => $"id{++_ids:d6}",
        Chance = () => 0.5,
        Limits = Limits,
        Observer = Observer,
    };

    /// <summary>A round as an operator runs it: feeds, then the queue; a process that ends afterwards.</summary>
    public async Task<(IntakeReport Read, WorkReport Work)> RoundAsync(FeedKind kind = FeedKind.Changes)
    {
        using var pipeline = new SyncPipeline(Setting());
        var read = new IntakeReport();
        foreach (var name in Desks.Keys)
            read += await pipeline.TakeInAsync(name, kind, TestContext.Current.CancellationToken);
        var work = await pipeline.WorkAsync(TestContext.Current.CancellationToken);
        await pipeline.EndAsync(TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromSeconds(30));
        return (read, work);
    }

    /// <summary>Rounds until nothing is written and nothing waits.</summary>
    public async Task SettleAsync(int most = 12)
    {
        for (var round = 0; round < most; round++)
        {
            var before = Desks.Values.Sum(desk => desk.Writes.Count);
            var (_, work) = await RoundAsync();
            if (work.Taken == 0 && before == Desks.Values.Sum(desk => desk.Writes.Count) && await NextDueAsync() is null)
                return;
            Clock.Advance(TimeSpan.FromMinutes(2));
        }
    }

    public async Task<DateTimeOffset?> NextDueAsync()
    {
        using var pipeline = new SyncPipeline(Setting());
        return await pipeline.NextDueAsync(TestContext.Current.CancellationToken);
    }

    public async Task<List<KeptConflict>> ConflictsAsync() => await Hub.ConflictsAsync(false, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public async Task<List<DeadLetter>> LettersAsync() => await Hub.LettersAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public async Task<List<HubTicket>> TicketsAsync() => await Hub.TicketsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public async Task<TicketLink> LinkAsync(string desk, string key) => (await Hub.LinkAsync(desk, key, TestContext.Current.CancellationToken))!;

    /// <summary>The key that the other desk's ticket has here.</summary>
    public string Twin(string desk) => Desks[desk].Tickets.Keys.Last();

    public static Value Set(params string[] members) => Value.Of([.. members.Order(StringComparer.Ordinal).Select(member => Value.Of(member))]);
}
