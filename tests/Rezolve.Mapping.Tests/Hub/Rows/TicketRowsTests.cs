using System.Text;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Hub.Rows;

public sealed class TicketRowsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void WhenAndByWhomIsSaidOnceOfFieldsThatWereWrittenAtOnce()
    {
        var ticket = Ticket(("subject", Field("Broken", "desk")), ("status", Field("open", "desk")), ("priority", new HubField(Value.Of("1"), Span.At(Noon.AddHours(1)), null)));

        Assert.Equal(
            """
            {"b":"desk","f":"2026-05-01T12:00:00.0000000Z","values":{"subject":"Broken","status":"open"},"fields":{"priority":{"v":"1","f":"2026-05-01T13:00:00.0000000Z"}},"links":{"desk":"7"},"created":"2026-05-01T12:00:00.0000000Z","updated":"2026-05-01T12:00:00.0000000Z"}
            """,
            TextOf(ticket));
        SameFields(ticket, Again(ticket));
    }

    [Fact]
    public void EverySpanComesBack()
    {
        var ticket = Ticket(
            ("between", new HubField(Value.Of(1), new Span(Noon, Noon.AddMinutes(3)), "desk")),
            ("at", new HubField(Value.Of(2), Span.At(Noon), "desk")),
            ("before", new HubField(Value.Of(3), new Span(DateTimeOffset.MinValue, Noon), "desk")),
            ("ever", new HubField(Value.Of(4), Span.Unknown, "desk")),
            ("alike", new HubField(Value.Of(5), new Span(Noon, Noon.AddMinutes(3)), "desk")),
            ("other", new HubField(Value.Of(6), new Span(Noon, Noon.AddMinutes(3)), null)));

        SameFields(ticket, Again(ticket));
    }

    [Fact]
    public void ValuesOfEveryShapeComeBack()
    {
        var text = Value.Of(new ValueObject { ["format"] = Value.Of("plain"), ["v"] = Value.Null });
        var ticket = Ticket(("text", Field(text, null)), ("tags", Field(Value.Of([Value.Of("a"), Value.Of("é")]), null)), ("none", Field(Value.Null, null)), ("flag", Field(Value.True, null)));

        SameFields(ticket, Again(ticket));
    }

    [Fact]
    public void AnAbsentValueIsStillAField()
    {
        var ticket = Ticket(("subject", Field("a", "desk")), ("gone", Field(Value.Undefined, "desk")));

        Assert.Equal(ValueKind.Undefined, Again(ticket).Fields["gone"].Value.Kind);
        Assert.Equal("desk", Again(ticket).Fields["gone"].By);
    }

    [Fact]
    public void ARowInWhichEachFieldStandsWholeIsRead()
    {
        var row = """
            {"fields":{"subject":{"v":"Broken","b":"desk","f":"2026-05-01T12:00:00.0000000Z"},"ever":{"v":2}},"links":{"desk":"7"},"created":"2026-05-01T12:00:00.0000000Z","updated":"2026-05-01T12:00:00.0000000Z"}
            """;
        var ticket = TicketRows.Read(new StoredRow(TicketRows.KeyOf("acme", "t1"), 3, Encoding.UTF8.GetBytes(row)));

        SameFields(Ticket(("subject", Field("Broken", "desk")), ("ever", new HubField(Value.Of(2), Span.Unknown, null))), ticket);
        Assert.Equal(3, ticket.Version);
    }

    [Fact]
    public void ATicketWithoutFieldsComesBack() => Assert.Empty(Again(Ticket()).Fields);

    private static HubField Field(string text, string? by) => Field(Value.Of(text), by);

    private static HubField Field(in Value value, string? by) => new(value, Span.At(Noon), by);

    private static HubTicket Ticket(params IEnumerable<(string Name, HubField Field)> fields) => new()
    {
        Id = "t1",
        Fields = fields.ToDictionary(field => field.Name, field => field.Field),
        Links = new Dictionary<string, string> { ["desk"] = "7" },
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private static string TextOf(HubTicket ticket) => Encoding.UTF8.GetString(TicketRows.Of("acme", ticket).Content.Span);

    private static HubTicket Again(HubTicket ticket) => TicketRows.Read(new StoredRow(TicketRows.KeyOf("acme", ticket.Id), 1, TicketRows.Of("acme", ticket).Content));

    private static void SameFields(HubTicket expected, HubTicket found) => Assert.Equal(
        expected.Fields.Select(field => (field.Key, field.Value.Value.ToString(), field.Value.When, field.Value.By)).OrderBy(field => field.Key, StringComparer.Ordinal),
        found.Fields.Select(field => (field.Key, field.Value.Value.ToString(), field.Value.When, field.Value.By)).OrderBy(field => field.Key, StringComparer.Ordinal));
}
