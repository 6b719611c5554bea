using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Tests.Operating;

/// <summary>What happened to a ticket is told from any name it has, in order, and why a value is as it is.</summary>
public sealed class TraceTests : OperatingTest
{
    private static readonly HubTicket Ticket = new()
    {
        Id = "t1",
        Fields = new Dictionary<string, HubField> { ["subject"] = new(Value.Of("ours"), default, "desk"), ["status"] = new(Value.Of("open"), default, null) },
        Links = new Dictionary<string, string> { ["desk"] = "1", ["lab"] = "9" },
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    [Theory]
    [InlineData("t1")]
    [InlineData("1")]
    [InlineData("#9")]
    [InlineData("lab/9")]
    public async Task Everything_that_happened_is_told_from_any_name_of_a_ticket(string name)
    {
        await HappenedAsync();

        Assert.Equal(
            """
            t1  "ours"
              t1  desk 1  active
              t1  lab 9  active
              subject held since 2026-05-01 12:00:00Z: unresolved: somebody to be found
            2026-05-01 12:00:00Z  ticket.created: (desk/1)
            2026-05-01 12:01:00Z  ticket.updated: subject: "old" → "ours", status: "new" → "open" (desk/1)
            2026-05-01 12:02:00Z  conflict: desk 1  subject: hub prevailed (latest); subject: hub "ours", external "theirs"
            2026-05-01 12:02:00Z  decision.due: lab/9 subject: agreed "ours", hub "ours", system "old": the system is told
            2026-05-01 12:02:00Z  decision.held: lab/9 status: nothing agreed, hub "open", system "waits": held (blocked: no step leads there)
            2026-05-01 12:03:00Z  ticket.written: subject: "old" → "ours", connection lab, key 9 (desk/1)
            2026-05-01 12:03:00Z  request: lab/9 update of subject "ours", read back as "ours": done in 41 ms
            2026-05-01 12:04:00Z  dead letter: desk 1 assignee: RZ7001 It failed too often.

            """,
            (await Run("trace", name)).Out);
    }

    [Fact]
    public async Task A_value_is_told_from_where_it_came_to_what_each_system_agreed_to()
    {
        await HappenedAsync();
        var run = await Run("explain-field", "1", "subject");

        Assert.Equal(
            """
            t1  subject: "ours", from desk
              desk 1: agreed on "ours", there "ours"
              lab 9: nothing agreed yet
                subject held since 2026-05-01 12:00:00Z: unresolved: somebody to be found
            2026-05-01 12:01:00Z  ticket.updated: subject: "old" → "ours" (desk/1)
            2026-05-01 12:02:00Z  conflict: desk 1  subject: hub prevailed (latest); subject: hub "ours", external "theirs"
            2026-05-01 12:02:00Z  decision.due: lab/9 subject: agreed "ours", hub "ours", system "old": the system is told
            2026-05-01 12:03:00Z  ticket.written: subject: "old" → "ours", connection lab, key 9 (desk/1)
            2026-05-01 12:03:00Z  request: lab/9 update of subject "ours", read back as "ours": done in 41 ms

            """,
            run.Out);
        Assert.StartsWith("""{"ticket":"t1","field":"subject","hub":"ours","by":"desk","systems":[{"connection":"desk","key":"1","agreedHub":"ours","agreedExternal":"ours"},""", (await Run("explain-field", "1", "subject", "--json")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nothing_has_or_several_is_told()
    {
        await HappenedAsync();
        await KeepAsync(TicketRows.Of("acme", Ticket with { Id = "t2" }), LinkRows.Of("acme", Link("lab", "1", "t2")));

        Assert.Contains("No ticket is called '77' here or in any system.", (await Run("trace", "77")).Err, StringComparison.Ordinal);
        Assert.Contains("Several tickets are called '1': t1, t2.", (await Run("trace", "1")).Err, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("trace", "desk/1")).Exit);
        Assert.Contains("It has: status, subject.", (await Run("explain-field", "desk/1", "colour")).Err, StringComparison.Ordinal);
    }

    private async Task HappenedAsync()
    {
        var pair = new AgreedPair(Value.Of("ours"), Value.Of("ours"), new MapFingerprint("a", "b"));
        var subject = (Value.Of("old"), Value.Of("ours"));
        HubEvent[] all =
        [
            new("e1", Noon, "ticket.created", "t1", "desk/1"),
            new("e2", Noon.AddMinutes(1), "ticket.updated", "t1", "desk/1")
            {
                Changes = new Dictionary<string, (Value, Value)> { ["subject"] = subject, ["status"] = (Value.Of("new"), Value.Of("open")) },
            },
            new("e3", Noon.AddMinutes(1), "ticket.transitioned", "t1", "desk/1") { CausedBy = "e2", Changes = new Dictionary<string, (Value, Value)> { ["status"] = (Value.Of("new"), Value.Of("open")) } },
            new("e4", Noon.AddMinutes(2), "conflict.kept", "t1", "desk/1") { About = new Dictionary<string, string> { ["conflict"] = "k1" } },
            new("e5", Noon.AddMinutes(3), "ticket.written", "t1", "desk/1")
            {
                Changes = new Dictionary<string, (Value, Value)> { ["subject"] = subject },
                About = new Dictionary<string, string> { ["connection"] = "lab", ["key"] = "9" },
            },
            new("e6", Noon, "ticket.created", "t2", "desk/2"),
        ];
        await KeepAsync(
            [
                TicketRows.Of("acme", Ticket), LinkRows.Of("acme", Link("desk", "1", "t1") with { Base = new Dictionary<string, AgreedPair> { ["subject"] = pair } }),
                LinkRows.Of("acme", Link("lab", "9", "t1") with { Holds = new Dictionary<string, GroupHold> { ["subject"] = Hold("unresolved") } }),
                ConflictRows.Of("acme", Conflict("k1", isOpen: false)), LetterRows.Of("acme", Letter("l1") with { At = Noon.AddMinutes(4) }),
                .. Traces(pair).Select(one => TraceRows.Of("acme", one)), .. all.Select(one => EventRows.Of("acme", one)),
            ]);
    }

    private static IEnumerable<TurnTrace> Traces(AgreedPair pair)
    {
        yield return new TurnTrace("d1", Noon.AddMinutes(2), "t1", "lab", "9", "desk/1")
        {
            Decisions =
            [
                new("subject", DecisionOutcome.Due, pair, Value.Of("ours"), Value.Of("old")),
                new("status", DecisionOutcome.Held, null, Value.Of("open"), Value.Of("waits")) { Why = "blocked: no step leads there" },
            ],
        };
        yield return new TurnTrace("d2", Noon.AddMinutes(3), "t1", "lab", "9", "desk/1")
        {
            Request = new RequestTrace("update", "done", TimeSpan.FromMilliseconds(41))
            {
                Sent = new Dictionary<string, Value> { ["subject"] = Value.Of("ours") },
                ReadBack = new Dictionary<string, Value> { ["subject"] = Value.Of("ours") },
            },
        };
    }
}
