using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Fixtures;

/// <summary>A ticket of the fake desk.</summary>
internal sealed record Ticket(int Id, DateTimeOffset At)
{
    public override string ToString() => $$"""{"id":{{Id}},"at":"{{ValueText.Instant(At)}}"}""";
}

/// <summary>A list of tickets, oldest change first, that answers page by page in each of the ways paginators know.</summary>
internal sealed class Desk(IEnumerable<Ticket> tickets, int size)
{
    private readonly List<Ticket> _tickets = [.. tickets];

    public IReadOnlyList<Ticket> Tickets => _tickets;

    /// <summary>Called before each answer with its number from 1, to change the tickets meanwhile.</summary>
    public Action<int>? Before { get; set; }

    public int Answers { get; private set; }

    public void Add(Ticket ticket) => _tickets.Add(ticket);

    public void Touch(int id, DateTimeOffset at) => _tickets[_tickets.FindIndex(ticket => ticket.Id == id)] = new Ticket(id, at);

    public Told Answer(Asked asked)
    {
        Answers++;
        Before?.Invoke(Answers);
        var since = asked.Cursor["since"] is { Kind: ValueKind.Instant } at ? at.Instant : DateTimeOffset.MinValue;
        var until = asked.Cursor["until"] is { Kind: ValueKind.Instant } end ? end.Instant : DateTimeOffset.MaxValue;
        var found = _tickets.Where(ticket => ticket.At >= since && ticket.At <= until).OrderBy(ticket => ticket.At).ThenBy(ticket => ticket.Id).ToList();
        var skip = Skip(asked);
        var rows = found.Skip(skip).Take(size).ToList();
        var more = skip + rows.Count < found.Count;
        var next = more ? $"\"https://desk.example/api/tickets?skip={skip + rows.Count}\"" : "null";
        var link = more ? $"</api/tickets?skip={skip + rows.Count}>; rel=\"next\"" : null;
        return Told.Rows(rows.Select(row => row.ToString()), $", \"total\": {found.Count}, \"next\": {next}, \"after\": {(more ? $"\"{skip + rows.Count}\"" : "null")}") with { Link = link };
    }

    private int Skip(Asked asked)
    {
        if (asked.Url is { } url)
            return int.Parse(url.Split("skip=")[1]);
        if (asked.Page["number"] is { Kind: ValueKind.Number } number)
            return ((int)number.Double - 1) * size;
        if (asked.Page["offset"] is { Kind: ValueKind.Number } offset)
            return (int)offset.Double;
        return asked.Page["cursor"] is { Kind: ValueKind.Text } cursor ? int.Parse(cursor.Text) : 0;
    }
}
