using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Judging;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>What of what was said is to be said at a vendor, as the operator decided.</summary>
/// <param name="evidence">What there is.</param>
/// <param name="policy">What the operator decided.</param>
/// <param name="vendor">The vendor.</param>
internal sealed class Telling(Evidence evidence, CommentPolicy policy, SimulatedVendor vendor)
{
    /// <summary>What the operator decided.</summary>
    public CommentPolicy Policy => policy;

    /// <summary>Whether it may ever be said there.</summary>
    public bool MayBe(SaidComment said) => said.Comment.States.Any(state => MayBe(said, state));

    /// <summary>Whether it has to be: nobody changed who may read it, or took it back, and its ticket takes part.</summary>
    public bool IsSure(SaidComment said) =>
        said.Comment.States.All(state => !state.IsDeleted && state.Kind == said.Comment.States[0].Kind && MayBe(said, state)) && TakesPart(said.Side, said.Comment.Ticket);

    /// <summary>Whether a ticket at a connection is there, and linked.</summary>
    public bool TakesPart(string connection, VendorTicket ticket) => ticket.Now.IsThere
        && evidence.View.Links.Exists(link => link.Connection == connection && link.Key == ticket.Key && link.State == LinkState.Active);

    private bool MayBe(SaidComment said, CommentState state) =>
        policy.ComesFrom(said.Side, state.Kind) && policy.GoesTo(vendor.Knobs.Name, state.Kind) && (state.Kind == "public" || vendor.Talk!.Knobs.Kinds.Contains("internal"));
}
