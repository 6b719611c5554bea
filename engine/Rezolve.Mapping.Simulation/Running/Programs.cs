using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>What an operator would have written for a scenario.</summary>
internal static class Programs
{
    private static readonly SourcePlace Nowhere = new("rezolve.json", 1, 1, "");

    /// <summary>The sync: every ticket goes everywhere.</summary>
    public static SyncProgram Of(Scenario scenario) => new()
    {
        Name = "simulated",
        Tenant = scenario.Tenant,
        Place = Nowhere,
        Sides = [.. scenario.Vendors.Select(vendor => new SyncSide
        {
            Connection = vendor.Name,
            Entity = scenario.Described.GetValueOrDefault(vendor.Name)?.Facts.Entity ?? "ticket",
            MayDelete = true,
            Routes = [new Route(Nowhere, null, new Dictionary<string, ValueSlot>())],
        })],
        Policies = scenario.Policies,
        Comments = scenario.Comments,
        Attachments = scenario.Files,
        OnDelete = scenario.OnDelete,
        OnMerge = scenario.OnMerge,
        // Teams have no address: an operator says which is which.
        People = new PeoplePolicy
        {
            Teams = [.. Enumerable.Range(0, People.Teams).Select(team => scenario.Vendors.ToDictionary(vendor => vendor.Name, vendor => People.KeyOf($"t{team}", vendor)))],
        },
        Guards = new SyncGuards { Creates = 500, Deletes = 50, Remapped = 500 },
    };
}
