using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Connectors;
using Rezolve.Mapping.Simulation.Filing;
using Rezolve.Mapping.Simulation.Posting;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Drawing;

/// <summary>Draws a whole scenario from a seed.</summary>
internal static class ScenarioDraw
{
    private static readonly string[] Names = ["desk", "line", "shop", "yard"];

    /// <summary>Draws one.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="faults">How many faults at least; none where it is 0.</param>
    /// <param name="connector">The connector that some of the systems are described by; null where none is.</param>
    public static Scenario Of(ulong seed, int faults, TriedConnector? connector = null)
    {
        var chance = new Chance(seed);
        var isStepwise = chance.Percent(30);
        var count = chance.Percent(60) ? 2 : 3 + chance.Below(2);
        var vendors = Names.Take(count).Select(name => KnobDraw.Of(chance.Branch(name), name, isStepwise)).ToList();
        var described = connector is null ? [] : Described(chance.Branch("connector"), connector);
        vendors = [.. vendors.Select(knobs => described.TryGetValue(knobs.Name, out var system) ? ConnectorKnobs.Of(knobs, system) : ConnectorKnobs.Beside(knobs, described.Values))];
        var scenario = new Scenario
        {
            Seed = seed,
            Vendors = vendors,
            Described = described,
            Words = connector?.Words ?? new Dictionary<string, IReadOnlyList<string>>(),
            Policies = Policies(chance.Branch("policies"), vendors),
            IsStepwise = isStepwise,
            HasNeighbour = chance.Branch("neighbour").Percent(8),
            Script = [],
        };
        scenario = scenario with { Script = new ScriptDraw(chance.Branch("script"), scenario, faults).All() };
        scenario = scenario with { Hooks = Hooks(chance.Branch("hooks"), vendors) };
        var isTalked = connector is null && chance.Branch("talks").Percent(50);
        scenario = isTalked ? WithTalk(chance.Branch("talk"), scenario) : scenario;
        return isTalked && chance.Branch("talk without ends").Percent(50) ? scenario : new EndsDraw(chance.Branch("ends"), scenario, faults).Draw();
    }

    private static Scenario WithTalk(Chance chance, Scenario scenario)
    {
        var talking = scenario with
        {
            Comments = TalkDraw.Policy(chance.Branch("policy"), scenario.Vendors),
            Talks = scenario.Vendors.ToDictionary(vendor => vendor.Name, vendor => TalkKnobs.Of(chance.Branch(vendor.Name)), StringComparer.Ordinal),
        };
        talking = talking with { Script = TalkDraw.Among(chance.Branch("script"), talking) };
        return chance.Branch("files").Percent(70) ? WithFiles(chance.Branch("filing"), talking) : talking;
    }

    private static Scenario WithFiles(Chance chance, Scenario talking)
    {
        var filing = talking with
        {
            Files = FilingDraw.Policy(chance.Branch("policy")),
            Talks = talking.Talks.ToDictionary(talk => talk.Key, talk => talk.Value with { Files = FileKnobs.Of(chance.Branch(talk.Key)) }, StringComparer.Ordinal),
        };
        return filing with { Script = new FilingDraw(chance.Branch("script"), filing).Among() };
    }

    private static Dictionary<string, HookKnobs> Hooks(Chance chance, List<VendorKnobs> vendors) => !chance.Percent(35) ? []
        : vendors.Where(_ => chance.Percent(70)).ToDictionary(vendor => vendor.Name, vendor => HookKnobs.Of(chance.Branch(vendor.Name)), StringComparer.Ordinal);

    // One system, and often another of the same sort: what a connector writes at one it reads at the other.
    private static Dictionary<string, DescribedSystem> Described(Chance chance, TriedConnector connector) =>
        Names.Take(chance.Percent(50) ? 2 : 1).ToDictionary(name => name, connector.At, StringComparer.Ordinal);

    private static FieldPolicies Policies(Chance chance, List<VendorKnobs> vendors)
    {
        var all = new FieldPolicy { Conflict = chance.Of(["latest", "latest", "hub", "external"]), Initial = chance.Of(["hub", "external"]) };
        var named = new Dictionary<string, FieldPolicy>(StringComparer.Ordinal);
        if (chance.Percent(15))
            named["priority"] = all with { Conflict = "manual" };
        if (chance.Percent(15))
            named["category"] = all with { Owner = chance.Percent(50) ? World.Hub : chance.Of(vendors).Name };
        return new FieldPolicies(all, named);
    }
}
