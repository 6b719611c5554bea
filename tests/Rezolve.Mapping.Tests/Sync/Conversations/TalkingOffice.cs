using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Conversations;

/// <summary>Two desks at which people talk, with one ticket in step.</summary>
internal sealed class TalkingOffice
{
    public TalkingOffice(params string[] desks)
    {
        Office = new Office(desks);
        foreach (var (name, desk) in Office.Desks)
            Office.Talks[name] = new DeskTalk(desk, Office.Clock);
        Office.Decide = program => program with { Comments = Policy };
    }

    public Office Office { get; }

    public CommentPolicy Policy { get; set; } = Ways(("public", "both"), ("internal", "both"));

    public DeskTalk A => Office.Talks["a"];

    public DeskTalk B => Office.Talks["b"];

    /// <summary>A ticket that both have.</summary>
    public async Task<(string A, string B)> TicketAsync()
    {
        await Office.SettleAsync();
        var a = Office.A.Add(("subject", Value.Of("printer")));
        await Office.SettleAsync();
        return (a, Office.Twin("b"));
    }

    public static CommentPolicy Ways(params (string Kind, string Way)[] ways) => new()
    {
        Ways = ways.ToDictionary(
            way => way.Kind, IReadOnlyDictionary<string, string> (way) => new Dictionary<string, string> { ["a"] = way.Way, ["b"] = way.Way, ["c"] = way.Way }, StringComparer.Ordinal),
    };

    /// <summary>A round that must not write anything anywhere.</summary>
    public async Task QuietAsync()
    {
        var before = Office.Talks.Values.Sum(talk => talk.Writes.Count) + Office.Desks.Values.Sum(desk => desk.Writes.Count);
        await Office.RoundAsync();
        Assert.Equal(before, Office.Talks.Values.Sum(talk => talk.Writes.Count) + Office.Desks.Values.Sum(desk => desk.Writes.Count));
    }
}
