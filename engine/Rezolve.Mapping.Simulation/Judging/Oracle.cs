using Rezolve.Mapping.Simulation.Filing;
using Rezolve.Mapping.Simulation.Posting;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>Judges a world after its script: drives it until it is quiet, and holds what is there against what people did.</summary>
internal static class Oracle
{
    /// <summary>Judges.</summary>
    public static async Task<Verdict> JudgeAsync(World world)
    {
        var verdict = new Verdict();
        if (!await Play.EndAsync(world).ConfigureAwait(false))
            verdict.Add("I2", "it never became quiet");
        await ReplayAsync(world, verdict).ConfigureAwait(false);
        var evidence = await Evidence.OfAsync(world).ConfigureAwait(false);
        Convergence.Judge(evidence, verdict);
        Losses.Judge(evidence, verdict);
        Survival.Judge(evidence, verdict);
        Independence.Judge(evidence, verdict);
        Identity.Judge(evidence, verdict);
        Tombstones.Judge(evidence, verdict);
        Explanations.Judge(evidence, verdict);
        TalkJudge.Judge(evidence, verdict);
        FileJudge.Judge(evidence, verdict);
        await PostJudge.JudgeAsync(evidence, verdict).ConfigureAwait(false);
        foreach (var seen in world.Secrets.Seen)
            verdict.Add("I18", seen);
        Writes(world, verdict);
        foreach (var failure in world.Failures)
            verdict.Add("I20", $"the engine threw {failure}");
        return verdict;
    }

    // I10, I2: everything is told once more, and nothing comes of it.
    private static async Task ReplayAsync(World world, Verdict verdict)
    {
        var before = Calm.Mark(world);
        await AllOnceMoreAsync(world).ConfigureAwait(false);
        // What was given up begins again when it is told of again: that is no echo. After that there is none.
        if ((await world.ViewAsync().ConfigureAwait(false)).Letters.Count > 0)
        {
            await Calm.SettleAsync(world).ConfigureAwait(false);
            before = Calm.Mark(world);
            await AllOnceMoreAsync(world).ConfigureAwait(false);
        }
        if (Calm.Mark(world) is var after && after != before)
            verdict.Add("I10", $"after all was told once more there were {after.States - before.States} changes, {after.Events - before.Events} events and {after.Attempts - before.Attempts} writes");
    }

    private static async Task AllOnceMoreAsync(World world)
    {
        foreach (var post in world.Posts.Values)
            post.Replay();
        foreach (var kind in new[] { FeedKind.All, FeedKind.Changes, FeedKind.Keys })
            await Calm.OneAsync(world, kind).ConfigureAwait(false);
    }

    // I3: a bound far above what is needed, and far below a loop.
    private static void Writes(World world, Verdict verdict)
    {
        var edits = world.Journal.Edits.Count(edit => !edit.IsFirst) + (world.Journal.Edits.Where(edit => edit.IsFirst).Select(edit => edit.Edit).Distinct().Count() * 4);
        var (bound, attempts) = (((edits * 6) + 20) * world.Vendors.Count + (world.Fired * 3) + (world.Files.Added.Count * 2 * world.Vendors.Count), world.Wires.Values.Sum(wire => wire.Attempts));
        if (attempts > bound)
            verdict.Add("I3", $"{attempts} writes for {edits} edits and {world.Fired} faults");
    }
}
