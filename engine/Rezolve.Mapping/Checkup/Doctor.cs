using Rezolve.Mapping.Checkup.Delays;
using Rezolve.Mapping.Checkup.Fields;
using Rezolve.Mapping.Checkup.Limits;
using Rezolve.Mapping.Checkup.Queue;
using Rezolve.Mapping.Checkup.Reach;
using Rezolve.Mapping.Checkup.Resources;
using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Checkup.Statuses;
using Rezolve.Mapping.Checkup.Updates;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Sync.Rounds;

namespace Rezolve.Mapping.Checkup;

/// <summary>Judges how a workspace is, by what was seen of it.</summary>
internal static class Doctor
{
    /// <summary>All that is looked at, in the order of the headings.</summary>
    public static IReadOnlyList<IExamination> Examinations { get; } =
    [
        new LeftAlone(),
        new OpenedConnections(),
        new Trials(),
        new ClockDifferences(),
        new SignInEnds(),
        new ShutCircuits(),
        new SilentComments(),
        new LackedScopes(),

        new HeldFields(MappingFindings.NoCounterpart, HoldReasons.Unresolved, connection => $"rezolve discover {connection}"),
        new DriftedLists(),
        new UnmappedValues(),
        new ShiftedValues(),
        new HeldFields(MappingFindings.RuleFailed, HoldReasons.Rule, _ => "rezolve validate"),

        new OpenConflicts(),
        new EchoingWrites(),
        new DifferingClocks(),
        new HeldFields(StatusFindings.Contested, HoldReasons.Contested),
        new HeldFields(StatusFindings.NoStep, HoldReasons.Blocked),
        new HeldFields(StatusFindings.NotInWorkflow, HoldReasons.Workflow, _ => "rezolve conflicts list --open"),
        new HeldFields(StatusFindings.Frozen, HoldReasons.Frozen),
        new HeldFields(StatusFindings.NeverAgreed, HoldReasons.Initial, _ => "rezolve conflicts list --open"),

        new GivenUpWork(),
        new HeldFields(UpdateFindings.Refusals, HoldReasons.Refused),
        new HeldFields(UpdateFindings.Refusals, HoldReasons.Missing),
        new HeldFields(UpdateFindings.Doubtful, HoldReasons.Doubt, _ => "rezolve dead-letters list"),
        new HeldFields(UpdateFindings.Doubtful, HoldReasons.Restored, _ => "rezolve dead-letters list"),
        new MissingRights(),
        new UnsettledWrites(),
        new StoppedActs(),
        new RevivedTickets(),
        new LackingAbilities(),
        new TroubledRules(),

        new LateFeeds(),
        new LateSweeps(),
        new LateChanges(),
        new Halts(),
        new SilentHooks(),
        new RefusedDeliveries(),
        new EndingSubscriptions(),
        new UnreadDeliveries(),
        new LateSinks(),

        new LowQuotas(),
        new HeldBack(),
        new CrowdedBudgets(),

        new DiskRoom(),
        new StoreSize(),
        new StoreState(),
        new BackupAge(),

        new LateWork(),
        new LongQueue(),
        new FailingWork(),
    ];

    /// <summary>Looks at everything.</summary>
    /// <param name="seen">What was seen.</param>
    /// <returns>What was found, by heading; within one what matters most comes first.</returns>
    public static IReadOnlyList<Finding> Examine(Sightings seen) =>
        [.. Examinations.SelectMany(one => one.Examine(seen)).OrderBy(one => one.Heading).ThenBy(one => one.Rule.Severity)];
}
