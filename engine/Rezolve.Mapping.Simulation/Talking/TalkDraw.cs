using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>Draws what people say, and what an operator decided about it.</summary>
internal static class TalkDraw
{
    private static readonly string[] Changes = ["text", "text", "internal", "public", "deleted"];

    /// <summary>What the operator decided.</summary>
    public static CommentPolicy Policy(Chance chance, IReadOnlyList<VendorKnobs> vendors)
    {
        var isInternalTold = chance.Percent(60);
        return new CommentPolicy
        {
            Ways = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["public"] = vendors.ToDictionary(vendor => vendor.Name, _ => chance.Percent(85) ? "both" : chance.Of(["in", "out"]), StringComparer.Ordinal),
                ["internal"] = vendors.ToDictionary(vendor => vendor.Name, _ => isInternalTold ? "both" : "none", StringComparer.Ordinal),
            },
            From = DateTimeOffset.UnixEpoch,
            Edits = chance.Of([EditedPolicy.Edit, EditedPolicy.Edit, EditedPolicy.Append, EditedPolicy.Ignore]),
            Deletes = chance.Of([ErasedPolicy.Delete, ErasedPolicy.Delete, ErasedPolicy.Redact, ErasedPolicy.Strike, ErasedPolicy.Ignore]),
        };
    }

    /// <summary>Puts what people say among what happens.</summary>
    /// <param name="chance">Draws.</param>
    /// <param name="scenario">The scenario, with its script.</param>
    public static IReadOnlyList<Act> Among(Chance chance, Scenario scenario)
    {
        var (acts, tokens, edits) = (new List<Act>(), new List<string>(), 0);
        var (sides, tags) = (scenario.Vendors.Select(vendor => vendor.Name).ToList(), new List<string>());
        foreach (var act in scenario.Script)
        {
            acts.Add(act);
            if (act is CreateTicket create)
                tags.Add(create.Fields.Values.Select(value => Tags.Of(value)).First(tag => tag.StartsWith('N')));
            if (act is not (Round or SettleNow or CreateTicket) || tags.Count == 0)
                continue;
            for (var more = chance.Below(3); more > 0; more--)
            {
                var (side, edit) = (chance.Of(sides), $"t{++edits}");
                if (tokens.Count == 0 || chance.Percent(60))
                {
                    // Sometimes two people say the same.
                    if (tokens.Count == 0 || chance.Percent(90))
                        tokens.Add($"K{tokens.Count + 1}");
                    acts.Add(Meanwhile(chance, side, new SayComment(side, edit, chance.Of(tags), tokens[^1], chance.Percent(70) ? "public" : "internal")));
                }
                else
                {
                    acts.Add(Meanwhile(chance, side, new ChangeComment(side, edit, chance.Of(tokens), chance.Of(Changes))));
                }
            }
        }
        return acts;
    }

    private static Act Meanwhile(Chance chance, string side, Act act) => chance.Percent(12) ? new During(side, chance.Of(Enum.GetValues<Faults.Moment>()), act) : act;
}
