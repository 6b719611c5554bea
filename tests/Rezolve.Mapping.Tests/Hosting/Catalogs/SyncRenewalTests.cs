using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Hosting.Catalogs;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Tests.Workspaces.Syncs;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Hosting.Catalogs;

/// <summary>What systems tell otherwise comes into force for a whole sync, or not at all.</summary>
public sealed class SyncRenewalTests : IAsyncDisposable
{
    private readonly CatalogDesk _left = new();
    private readonly CatalogDesk _right = new();
    private readonly List<IReadOnlyDictionary<string, ConnectorProgram>> _compiled = [];
    private SyncProgram? _next = ToyWorkspace.With("\"schedule\": { \"catalogs\": \"PT1H\" }");

    [Fact]
    public async Task Where_nothing_is_old_nobody_is_asked()
    {
        var sync = await OpenAsync();

        var renewal = await RunAsync(sync, TimeSpan.FromMinutes(59));
        Assert.Same(sync, renewal.Sync);
        Assert.Empty(renewal.News);
    }

    [Fact]
    public async Task Where_nothing_has_changed_all_stays_as_it_is()
    {
        var sync = await OpenAsync();

        var renewal = await RunAsync(sync, TimeSpan.FromHours(1));
        Assert.Same(sync, renewal.Sync);
        Assert.Equal(["left", "right"], renewal.News.Keys);
        Assert.Empty(_compiled);
    }

    [Fact]
    public async Task What_has_changed_is_compiled_into_the_sync_beside_what_has_not()
    {
        var sync = await OpenAsync();
        _right.Statuses[7] = "Neu";

        var renewal = await RunAsync(sync, TimeSpan.FromHours(1));
        Assert.NotSame(sync.Connections["right"], renewal.Sync.Connections["right"]);
        Assert.Same(sync.Connections["left"], renewal.Sync.Connections["left"]);
        var programs = Assert.Single(_compiled);
        Assert.Same(renewal.Sync.Connections["right"].Program, programs["right"]);
        Assert.Same(_next, renewal.Sync.Program);
        Assert.Empty(renewal.Refused);
    }

    [Fact]
    public async Task Where_what_was_decided_cannot_stand_on_it_nothing_of_it_is_in_force()
    {
        var sync = await OpenAsync();
        (_right.Statuses[7], _next) = ("Neu", null);

        var renewal = await RunAsync(sync, TimeSpan.FromHours(1));
        Assert.Same(sync, renewal.Sync);
        Assert.Equal(SyncRules.NoSync.Code, Assert.Single(renewal.Refused).Code);
    }

    public async ValueTask DisposeAsync()
    {
        await _left.DisposeAsync();
        await _right.DisposeAsync();
    }

    private async Task<OpenedSync> OpenAsync()
    {
        var connections = new Dictionary<string, ConnectionRuntime> { ["left"] = await _left.OpenAsync(), ["right"] = await _right.OpenAsync() };
        return new OpenedSync(_next!, connections, new WorkspaceStore("liteDb", "", "")) { Compile = Compile };
    }

    private SyncProgram? Compile(IReadOnlyDictionary<string, ConnectorProgram> programs, DiagnosticBag bag)
    {
        _compiled.Add(programs);
        if (_next is null)
            bag.Report(SyncRules.NoSync, null, "It does not fit.");
        return _next;
    }

    private Task<SyncRenewal> RunAsync(OpenedSync sync, TimeSpan later)
    {
        _left.Clock.Advance(later);
        _right.Clock.Advance(later);
        return SyncRenewal.RunAsync(sync, TestContext.Current.CancellationToken);
    }
}
