using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.People;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Tests.Sync.People;

public sealed class AskedTogetherTests
{
    [Fact]
    public async Task WhomSeveralTicketsNameAtOnceIsLookedForOnce()
    {
        var people = new SlowPeople();
        var system = new ConnectedSystem(DeskFacts.Of("desk"), new Desk("d", TimeProvider.System), people);
        var made = 0;
        await using var store = new MemoryStore(TimeProvider.System);
        var directory = new PersonDirectory(
            store, "acme", new Dictionary<string, ConnectedSystem> { ["desk"] = system }, new PeoplePolicy(), TimeProvider.System, () => $"p{++made}", new LookupCounts(store, "acme"));

        var lookups = Enumerable.Range(0, 3).Select(_ => directory.ForAsync("desk", [(FieldType.User, "u1", null)], [], TestContext.Current.CancellationToken)).ToList();
        people.Answer.SetResult(new PeopleReport([new SystemPerson("u1") { Name = "Ann" }]));
        await Task.WhenAll(lookups);

        Assert.Equal(1, people.Asked);
        Assert.Equal(1, made);
    }

    private sealed class SlowPeople : IPeopleSystem
    {
        public TaskCompletionSource<PeopleReport> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Asked { get; private set; }

        public Task<PeopleReport> FindAsync(string by, SystemPerson person, CancellationToken cancellation)
        {
            Asked++;
            return Answer.Task;
        }
    }
}
