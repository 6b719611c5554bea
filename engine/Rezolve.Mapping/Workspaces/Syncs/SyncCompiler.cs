using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Workspaces.Syncs.Flow;
using Rezolve.Mapping.Workspaces.Syncs.Goals;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Turns a sync as written into a program, held against the connectors of its sides. All mistakes are reported at once.</summary>
internal static class SyncCompiler
{
    /// <summary>Compiles a sync. Null where there is any error, its own or one of its connectors'; warnings do not stop it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="sync">The sync as written.</param>
    /// <param name="programs">The connectors by connection. One that is missing had mistakes of its own: what depends on it is not judged.</param>
    /// <param name="settings">The limits of expressions.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static SyncProgram? Compile(
        Workspace workspace, WorkspaceSync sync, IReadOnlyDictionary<string, ConnectorProgram> programs, CompilationSettings settings, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        var compilation = new SyncCompilation(workspace, sync, programs, settings, bag);
        var sides = sync.Sides.Select(side => new SideCompiler(compilation, side).Compile()).ToList();
        if (sides.Count < 2)
            bag.Report(SyncRules.OneSide, workspace.File.Key(sync.Node["between"]!), $"'{sync.Name}' is between {(sides.Count == 0 ? "no systems" : $"'{sides[0].Connection}' and no other")}.");
        CheckMatches(compilation, sides);
        var policies = new PolicyCompiler(compilation).Compile();
        FlowCheck.Run(compilation, policies);
        AbilityCheck.Run(compilation, sides, policies);
        var talk = new CommentCompiler(compilation);
        var (comments, attachments) = (talk.Comments(), talk.Attachments());
        ConversationCheck.Run(compilation, comments, attachments);
        var program = new SyncProgram
        {
            Name = sync.Name,
            Tenant = workspace.Tenant,
            Place = workspace.File.PlaceOf(sync.Node),
            Sides = sides,
            Policies = policies,
            From = SyncTimes.From(compilation),
            OnDelete = Word(sync, "onDelete", DeletePolicy.Unlink),
            OnMerge = Word(sync, "onMerge", MergePolicy.Unlink),
            OnFrozen = Word(sync, "onFrozen", FrozenPolicy.Hold),
            OnLeft = Word(sync, "onLeft", LeftPolicy.Keep),
            Priorities = MatrixCompiler.Compile(compilation),
            Comments = comments,
            Attachments = attachments,
            Schedule = SyncTimes.Schedule(compilation),
            Guards = SyncTimes.Guards(compilation),
            Retention = workspace.Retention,
            People = PeopleCompiler.Compile(compilation),
        };
        program = OfTenant(program, compilation);
        return bag.ErrorCount > before || !compilation.IsWhole ? null : program;
    }

    // What stands beside the syncs holds in each of them.
    private static SyncProgram OfTenant(SyncProgram program, SyncCompilation compilation) => program with
    {
        Workflow = new WorkflowCompiler(compilation).Compile(),
        Automation = new AutomationCompiler(compilation).Compile(),
        Sinks = new SinkCompiler(compilation).Compile(),
        Sla = new SlaCompiler(compilation).Compile(),
    };

    private static void CheckMatches(SyncCompilation compilation, IReadOnlyList<SyncSide> sides)
    {
        var matching = sides.Where(side => side.MatchBy.Count > 0).ToList();
        foreach (var other in matching.Where(side => !side.MatchBy.SequenceEqual(matching[0].MatchBy)))
        {
            compilation.Bag.Report(
                SyncRules.MatchDiffers, compilation.File.Value(compilation.Sync.Node["between"]![other.Connection]!["match"]!),
                $"'{other.Connection}' matches by {string.Join(", ", other.MatchBy)}, and '{matching[0].Connection}' by {string.Join(", ", matching[0].MatchBy)}.");
        }
    }

    private static T Word<T>(WorkspaceSync sync, string member, T otherwise)
        where T : struct, Enum
        => sync.Node[member]?.Text is { } word ? Enum.Parse<T>(word, ignoreCase: true) : otherwise;
}
