using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Drawing;

/// <summary>
/// Draws how tickets end and come back: some of the scripts get deletes, restores, merges, moves, and times in which no ticket is shown. What else
/// happens in a script stays what it was.
/// </summary>
/// <param name="chance">Draws.</param>
/// <param name="scenario">The scenario, with its script.</param>
/// <param name="faults">How many faults at least; none where it is 0.</param>
internal sealed class EndsDraw(Chance chance, Scenario scenario, int faults)
{
    private const int Share = 80;

    private readonly List<string> _sides = [.. scenario.Vendors.Select(vendor => vendor.Name)];
    private readonly List<Act> _script = [.. scenario.Script];
    private int _edits;

    /// <summary>The scenario, with what was drawn.</summary>
    public Scenario Draw()
    {
        var vendors = scenario.Vendors.Select(knobs => knobs with { ShowsDeleted = chance.Percent(30), AnswersMerged = chance.Percent(50) }).ToList();
        // Where the script settles after each batch, what is compared with an unbroken run must not end.
        if (scenario.IsStepwise || !chance.Percent(Share))
            return scenario with { Vendors = vendors };
        for (var more = 1 + chance.Below(4); more > 0; more--)
            One();
        return scenario with
        {
            Vendors = vendors,
            Script = _script,
            OnDelete = chance.Of([DeletePolicy.Unlink, DeletePolicy.Unlink, DeletePolicy.Unlink, DeletePolicy.CloseOther, DeletePolicy.TagOther, DeletePolicy.DeleteOther]),
            OnMerge = chance.Of([MergePolicy.Unlink, MergePolicy.Unlink, MergePolicy.CloseOther]),
        };
    }

    private void One()
    {
        var made = _script.FindIndex(act => act is CreateTicket);
        var at = made + 1 + chance.Below(_script.Count - made);
        var count = _script.Take(at).Count(act => act is CreateTicket);
        var (side, tag) = (chance.Of(_sides), TagOf(count));
        switch (chance.Below(13))
        {
            case 0 or 1:
                Insert(at, new DeleteTicket(side, Next(), tag));
                break;
            case 2 or 3 or 4:
                Insert(at, new DeleteTicket(side, Next(), tag));
                Insert(at + 1 + chance.Below(_script.Count - at), new RestoreTicket(side, Next(), tag));
                break;
            case 5 or 6:
                Merge(side);
                break;
            case 7:
                Insert(at, new RenumberTicket(side, Next(), tag));
                break;
            case 8:
                Insert(at, new DeleteInHub(Next(), tag));
                break;
            default:
                Hide(at, side);
                break;
        }
    }

    // Two tickets that have had the time to be everywhere.
    private void Merge(string side)
    {
        var second = _script.FindIndex(_script.FindIndex(act => act is CreateTicket) + 1, act => act is CreateTicket);
        if (second < 0)
            return;
        var at = second + 1 + chance.Below(_script.Count - second);
        var count = _script.Take(at).Count(act => act is CreateTicket);
        var first = chance.Below(count);
        Insert(at, new MergeTickets(side, Next(), $"N{first + 1}", $"N{((first + 1 + chance.Below(count - 1)) % count) + 1}"));
    }

    // Long enough for a ticket to be looked for as often as it is before it counts as gone.
    private void Hide(int at, string side)
    {
        if (faults == 0)
            return;
        Insert(at, new HideTickets(side, chance.Seconds(60, 900)));
        for (var round = 2 + chance.Below(6); round > 0; round--)
        {
            Insert(at + 1, new Pass(chance.Seconds(20, 90)));
            Insert(at + 1, new Round(_sides, chance.Percent(60) ? FeedKind.Keys : FeedKind.Changes));
        }
    }

    private string TagOf(int count) => $"N{1 + chance.Below(Math.Max(1, count))}";

    private void Insert(int at, Act act) => _script.Insert(Math.Min(at, _script.Count), act);

    private string Next() => $"x{++_edits}";
}
