using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Rezolve.Mapping.Reconciling.Rules.Texts;

/// <summary>A stretch of a text that at least one of two sides changed, and what stands for it on each.</summary>
/// <param name="Start">The first piece of the text before.</param>
/// <param name="End">The piece after its last.</param>
/// <param name="Hub">The pieces of one side.</param>
/// <param name="External">The pieces of the other.</param>
internal readonly record struct ChangedRegion(int Start, int End, Range Hub, Range External)
{
    /// <summary>All of them, in order. Changes that touch are one region.</summary>
    /// <param name="before">The pieces before.</param>
    /// <param name="hub">One side's.</param>
    /// <param name="external">The other's.</param>
    public static IEnumerable<ChangedRegion> Of(string[] before, string[] hub, string[] external)
    {
        var changes = Changes(before, hub).Select(change => (change.Start, change.End, Ours: change.Shift, Theirs: 0))
            .Concat(Changes(before, external).Select(change => (change.Start, change.End, Ours: 0, Theirs: change.Shift)))
            .OrderBy(change => change.Start).ThenBy(change => change.End).ToList();
        var (ours, theirs) = (0, 0);
        for (var i = 0; i < changes.Count;)
        {
            var (start, end, grownOurs, grownTheirs) = changes[i++];
            for (; i < changes.Count && changes[i].Start <= end; i++)
                (end, grownOurs, grownTheirs) = (Math.Max(end, changes[i].End), grownOurs + changes[i].Ours, grownTheirs + changes[i].Theirs);
            yield return new ChangedRegion(start, end, (start + ours)..(end + ours + grownOurs), (start + theirs)..(end + theirs + grownTheirs));
            (ours, theirs) = (ours + grownOurs, theirs + grownTheirs);
        }
    }

    // Each stretch that was replaced, and by how many pieces the text grew with it.
    private static IEnumerable<(int Start, int End, int Shift)> Changes(string[] before, string[] after) =>
        Compare(before, after).DiffBlocks.Select(block => (block.DeleteStartA, block.DeleteStartA + block.DeleteCountA, block.InsertCountB - block.DeleteCountA));

    // The pieces are cut already, so each side's text only names them.
    private static DiffResult Compare(string[] before, string[] after) =>
        Differ.Instance.CreateDiffs("before", "after", false, false, new CustomFunctionChunker(text => text == "before" ? before : after));
}
