using System.Globalization;
using Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills;

/// <summary>People who work at both desks at random. Every place they write is written once only, so that what becomes of it can be told.</summary>
/// <param name="desks">The desks.</param>
/// <param name="chance">What they do.</param>
internal sealed class People(IReadOnlyList<ToyDesk> desks, Random chance)
{
    private static readonly string[] Weights = ["heavy", "middling", "light"];
    private static readonly string[] Labels = ["red", "green", "blue", "late", "vip"];

    private int _count;

    /// <summary>The marks of all tickets that people made; each is the title of one ticket at each desk.</summary>
    public List<string> Marks { get; } = [];

    /// <summary>Does one thing of each sort: a new ticket, an edit, and two steps at once of a ticket that is new.</summary>
    public void WorkAtAll()
    {
        var desk = desks[chance.Next(desks.Count)].Tickets;
        if (desk.All.LastOrDefault(ticket => ticket.State == "new") is { } fresh)
        {
            desk.Change(fresh, new Dictionary<string, object?> { ["state"] = "working" }, null, "person");
            desk.Change(fresh, new Dictionary<string, object?> { ["state"] = "done" }, null, "person");
        }
        if (desk.All is { Count: > 0 } all)
            desk.Change(all[chance.Next(all.Count)], new Dictionary<string, object?> { ["place"] = Next("place") }, null, "person");
        Open(desk);
    }

    /// <summary>Does a few things.</summary>
    public void Work(int most)
    {
        for (var left = chance.Next(1, most + 1); left > 0; left--)
        {
            var desk = desks[chance.Next(desks.Count)].Tickets;
            if (desk.All is { Count: > 0 } all && chance.Next(4) > 0)
                Edit(desk, all[chance.Next(all.Count)]);
            else
                Open(desk);
        }
    }

    private void Open(ToyTickets desk)
    {
        var mark = Next("ticket");
        Marks.Add(mark);
        desk.Make([new("title", mark), new("weight", Weights[chance.Next(Weights.Length)]), new("place", Next("place"))], null, "person");
    }

    private void Edit(ToyTickets desk, ToyTicket ticket) => desk.Change(ticket, Edited(ticket), null, "person");

    private Dictionary<string, object?> Edited(ToyTicket ticket) => chance.Next(5) switch
    {
        0 => new() { ["state"] = ticket.State == "working" ? "done" : "working" },
        1 => new() { ["weight"] = Weights[chance.Next(Weights.Length)] },
        2 => new() { ["labels"] = Toggled(ticket.Labels) },
        _ => new() { ["place"] = Next("place") },
    };

    private List<string> Toggled(IReadOnlyList<string> labels)
    {
        var label = Labels[chance.Next(Labels.Length)];
        return labels.Contains(label) ? [.. labels.Where(one => one != label)] : [.. labels, label];
    }

    private string Next(string word) => string.Create(CultureInfo.InvariantCulture, $"{word} {++_count}");
}
