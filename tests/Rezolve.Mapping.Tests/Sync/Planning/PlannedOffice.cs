using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Planning;

/// <summary>Plans and applies what an office would do, as the commands do it.</summary>
internal static class PlannedOffice
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SyncPlan> PlanAsync(this Office office)
    {
        var real = office.Setting();
        await using var store = new PlanStore(real.Store, real.Clock);
        var orders = new PlannedOrders();
        await RunAsync(real with { Store = store, Systems = real.Systems.ToDictionary(one => one.Key, one => PlanningTickets.Over(one.Value, orders)) });
        return new SyncPlan
        {
            Sync = real.Program.Name,
            MadeAt = real.Clock.GetUtcNow(),
            Manifests = new Dictionary<string, string>(),
            Tickets = await new PlanReader(real.Program, store, real.Store).ReadAsync(orders.All, Cancellation),
        };
    }

    public static async Task<AppliedPlan> ApplyAsync(this Office office, SyncPlan plan)
    {
        var real = office.Setting();
        var applied = new AppliedPlan(plan.Writes);
        await RunAsync(real with { Systems = real.Systems.ToDictionary(one => one.Key, one => AppliedTickets.Over(one.Value, applied, real.Clock)) });
        return applied;
    }

    public static async Task<string> BackupAsync(this Office office)
    {
        using var backup = new MemoryStream();
        await office.Store.BackupAsync(backup, Cancellation);
        return System.Text.Encoding.UTF8.GetString(backup.ToArray());
    }

    public static IEnumerable<string> Lines(this SyncPlan plan) => plan.Writes.SelectMany(write => write.Fields.Where(field => !field.Value.To.IsNothing || !field.Value.From.IsNothing).OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => $"{write.Connection} {write.Kind} {field.Key}: {Text(field.Value.From)} → {Text(field.Value.To)}"));

    private static string Text(in Value value) => value.IsNothing ? "nothing" : value.Kind == ValueKind.Text ? value.Text : value.ToString();

    private static async Task RunAsync(SyncSetting setting)
    {
        var pipeline = new SyncPipeline(setting);
        foreach (var name in setting.Systems.Keys)
            await pipeline.TakeInAsync(name, FeedKind.Changes, Cancellation);
        for (var round = 0; round < 5 && (await pipeline.WorkAsync(Cancellation)).Done > 0; round++)
            Assert.True(round < 4);
        await pipeline.EndAsync(Cancellation);
    }
}
