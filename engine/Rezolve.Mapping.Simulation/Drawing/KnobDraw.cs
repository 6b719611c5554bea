using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Drawing;

/// <summary>Draws how a vendor behaves.</summary>
internal static class KnobDraw
{
    /// <summary>Draws a vendor.</summary>
    /// <param name="chance">Draws.</param>
    /// <param name="name">The connection.</param>
    /// <param name="isPlain">Without rules of its own, so that only people change anything.</param>
    public static VendorKnobs Of(Chance chance, string name, bool isPlain)
    {
        var workflow = chance.Percent(50) ? WorkflowDraw.Of(chance, name) : null;
        var isLossy = chance.Percent(40);
        var knobs = new VendorKnobs
        {
            Name = name,
            Resolution = TimeSpan.FromSeconds(chance.Percent(80) ? 1 : 60),
            Skew = chance.Seconds(-90, 90),
            SearchLag = chance.Percent(50) ? chance.Seconds(0, 60) : TimeSpan.Zero,
            ReadLag = chance.Percent(30) ? chance.Seconds(0, 8) : TimeSpan.Zero,
            LagsVary = chance.Percent(50),
            Version = chance.Of([VersionKind.Counter, VersionKind.Stamp, VersionKind.None]),
            PageSize = 1 + chance.Below(4),
            ComparesAndSets = chance.Percent(30),
            Recover = chance.Of([RecoverMethod.Key, RecoverMethod.Lookup, RecoverMethod.Lookup, RecoverMethod.Match, RecoverMethod.None]),
            KeyServes = chance.Percent(50) ? TimeSpan.FromHours(24) : null,
            AnswersAreTruth = chance.Percent(40),
            AddsToSets = chance.Percent(70),
            Feeds = Feeds(chance),
            Lacks = chance.Percent(40) ? new HashSet<string> { chance.Of(["category", "due", "description", "tags", "resolution.code"]) } : [],
            Merged = Merged(isLossy),
            Lengths = chance.Percent(30) ? new Dictionary<string, int> { ["subject"] = 40, ["category"] = 30 } : [],
            Workflow = workflow,
            Rules = isPlain ? [] : Rules(chance),
            Forbidden = !isPlain && chance.Percent(10) ? new HashSet<string> { "priority" } : [],
            Strangers = chance.Percent(20) ? new HashSet<int> { chance.Below(People.Count) } : [],
        };
        return knobs.Version == VersionKind.None ? knobs with { ComparesAndSets = false } : knobs;
    }

    private static FeedHabits Feeds(Chance chance) => new()
    {
        NamesOnly = chance.Percent(25),
        Repeats = chance.Percent(25),
        Disorders = chance.Percent(25),
        Shifts = chance.Percent(25),
        TellsDeleted = chance.Percent(50),
    };

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Merged(bool isLossy) => isLossy
        ? new()
        {
            ["status"] = new Dictionary<string, string> { ["onHold"] = "pending", ["cancelled"] = "closed" },
            ["priority"] = new Dictionary<string, string> { ["5"] = "4" },
        }
        : [];

    private static List<VendorRule> Rules(Chance chance)
    {
        var rules = new List<VendorRule>();
        if (chance.Percent(10))
            rules.Add(new VendorRule(RuleKind.Trims, "description"));
        if (chance.Percent(10))
            rules.Add(new VendorRule(RuleKind.Sanitises, "category"));
        if (chance.Percent(8))
            rules.Add(new VendorRule(RuleKind.Reverts, "due"));
        if (chance.Percent(10))
            rules.Add(new VendorRule(RuleKind.AssignsByTeam, "assignee"));
        return rules;
    }
}
