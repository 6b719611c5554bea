using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Talking;

namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>Draws which files people add, and what an operator decided about them. What else happens in a script stays what it was.</summary>
/// <param name="chance">Draws.</param>
/// <param name="scenario">The scenario, with its script.</param>
internal sealed class FilingDraw(Chance chance, Scenario scenario)
{
    private const int Long = 150;

    private readonly List<DrawnFile> _drawn = [];
    private readonly List<string> _sides = [.. scenario.Vendors.Select(vendor => vendor.Name)];
    private readonly List<(string Tag, string? Token)> _said = [];
    private int _edits;

    /// <summary>What the operator decided.</summary>
    public static AttachmentPolicy Policy(Chance chance) => new()
    {
        MostBytes = chance.Percent(40) ? 100 : 1_000_000,
        TooLarge = chance.Of([LeftOutPolicy.Note, LeftOutPolicy.Link, LeftOutPolicy.Hold]),
        Blocked = chance.Percent(40) ? [".exe"] : [],
        OnBlocked = chance.Of([LeftOutPolicy.Note, LeftOutPolicy.Link, LeftOutPolicy.Hold]),
    };

    /// <summary>The script, with files among it.</summary>
    public IReadOnlyList<Act> Among()
    {
        var (acts, tickets) = (new List<Act>(), 0);
        foreach (var act in scenario.Script)
        {
            acts.Add(With(act));
            tickets += act is CreateTicket ? 1 : 0;
            if (act is Round or SettleNow && tickets > 0 && chance.Percent(35))
                acts.Add(Alone(tickets));
            if (act is Round && chance.Percent(1))
                acts.Add(new LoseBytes());
        }
        return acts;
    }

    // A comment that is said with its files shows with all of them, or not at all.
    private Act With(Act act)
    {
        if (act is During { Inner: SayComment inner } during)
            return during with { Inner = With(inner) };
        if (act is not SayComment say)
            return act;
        _said.Add((say.Tag, say.Token));
        return chance.Percent(35) ? say with { Files = [.. Enumerable.Range(0, 1 + chance.Below(2)).Select(_ => Draw())] } : say;
    }

    private Act Alone(int tickets)
    {
        var side = chance.Of(_sides);
        var edit = $"f{++_edits}";
        var (tag, token) = _said.Count > 0 && chance.Percent(40) ? chance.Of(_said) : ($"N{1 + chance.Below(tickets)}", null);
        Act add = new AddFile(side, edit, tag, token, Draw());
        return chance.Percent(12) ? new During(side, chance.Of(Enum.GetValues<Moment>()), add) : add;
    }

    // Sometimes the same file once more, or under another name; often a name that others have too.
    private DrawnFile Draw()
    {
        if (_drawn.Count > 0 && chance.Percent(15))
            return chance.Of(_drawn) with { Name = chance.Percent(50) ? "again.txt" : "same.txt" };
        var number = _drawn.Count + 1;
        var file = chance.Below(10) switch
        {
            0 => new DrawnFile($"F{number}", "tool.exe", "application/octet-stream", 0),
            1 or 2 or 3 => new DrawnFile($"F{number}", "same.txt", "text/plain", 0),
            4 or 5 => new DrawnFile($"F{number}", $"bild {number}.png", "image/png", 0),
            _ => new DrawnFile($"F{number}", $"über {number}.txt", "text/plain", 0),
        };
        _drawn.Add(file = file with { Size = chance.Percent(12) ? Long : 6 + chance.Below(75) });
        return file;
    }
}
