using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Connectors;

/// <summary>Makes of a drawn vendor one that keeps to what a connector declares; what it does not declare stays as it was drawn.</summary>
internal static class ConnectorKnobs
{
    /// <summary>The knobs.</summary>
    /// <param name="drawn">How the vendor was drawn.</param>
    /// <param name="system">What the connector says of it.</param>
    public static VendorKnobs Of(VendorKnobs drawn, DescribedSystem system)
    {
        var (facts, entity) = (system.Facts, system.Entity);
        return drawn with
        {
            Resolution = facts.Resolution,
            ReadLag = Least(drawn.ReadLag, facts.ReadLag),
            SearchLag = Least(drawn.SearchLag, facts.Recover.Wait),
            Version = entity.Version is null ? VersionKind.None : drawn.Version == VersionKind.None ? VersionKind.Counter : drawn.Version,
            ComparesAndSets = facts.Abilities.CompareAndSet,
            Recover = facts.Recover.Method,
            KeyServes = facts.Recover.KeyServes,
            AnswersAreTruth = drawn.AnswersAreTruth && entity is { CreateIsAuthoritative: true, UpdateIsAuthoritative: true },
            AddsToSets = entity.Fields.SelectMany(field => field.Writes).Any(write => write.ForEach is not null || Sees(write.Value, Root.Added) || Sees(write.When, Root.Added)),
            Lacks = new HashSet<string>(),
            Merged = new Dictionary<string, IReadOnlyDictionary<string, string>>(),
            Lengths = new Dictionary<string, int>(),
            Workflow = facts.Transitions is { } transitions ? WorkflowOf(transitions) : null,
            FirstStatus = facts.Transitions is null && facts["status"] is { IsRead: true } field ? FirstOf(field) : null,
            Rules = [.. drawn.Rules.Where(rule => rule.Kind != RuleKind.AssignsByTeam && facts[rule.Field] is { Type: Tickets.FieldType.Text or Tickets.FieldType.Instant })],
            Forbidden = drawn.Forbidden.Where(field => facts[field] is not null).ToHashSet(),
            NumbersKeys = entity.KeyIsNumber,
            NumbersPeople = system.PeopleAreNumbers,
        };
    }

    /// <summary>The knobs of a system beside one of a connector: where that knows no status, nobody would ever say the one that a workflow begins with.</summary>
    public static VendorKnobs Beside(VendorKnobs drawn, IEnumerable<DescribedSystem> described) =>
        described.Any(system => system.Facts["status"] is null) ? drawn with { Workflow = null } : drawn;

    private static string? FirstOf(SyncedField status) => Words.Statuses.FirstOrDefault(word => ValueEquality.AreEqual(status.ReadsBack(Value.Of(word)), Value.Of(word)));

    private static bool Sees(ValueSlot? slot, Root root) => slot?.Roots.Contains(root) == true;

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // Where steps are only listed, the usual ones are, in the vendor's words: every word that stands for a status takes part.
    private static WorkflowKnobs WorkflowOf(TransitionFacts transitions)
    {
        var steps = transitions.Known.Count > 0 ? transitions.Known : Usual(transitions);
        var words = steps.SelectMany(step => (string[])[step.From, step.To]).Distinct()
            .Select(word => (Word: word, Canonical: transitions.Canonical(word))).Where(one => one.Canonical.Kind == ValueKind.Text);
        return new WorkflowKnobs
        {
            Steps = steps,
            Canonical = words.ToDictionary(one => one.Word, one => one.Canonical.Text, StringComparer.Ordinal),
            AreListed = transitions.AreListed,
            Start = Targets(transitions, Words.Statuses[0]).Concat(steps.Select(step => step.From)).FirstOrDefault() ?? "",
        };
    }

    private static List<Transition> Usual(TransitionFacts transitions)
    {
        var all = from step in WorkflowDraw.Usual
                  from one in Targets(transitions, step.From)
                  from other in Targets(transitions, step.To)
                  where one != other
                  select new Transition($"{one}>{other}", one, other);
        return [.. all.DistinctBy(step => step.Id)];
    }

    private static IEnumerable<string> Targets(TransitionFacts transitions, string status) => transitions.Targets(Value.Of(status));
}
