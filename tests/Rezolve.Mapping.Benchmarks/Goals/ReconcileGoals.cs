using System.Diagnostics;
using Rezolve.Mapping.Benchmarks.Syncing;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.People;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>P9: what planning costs when one of 25 fields was changed at one of three systems, and nothing else.</summary>
internal static class ReconcileGoals
{
    private const int Fields = 25;
    private const int Runs = 5;
    private const int RoundsPerRun = 5;
    private const int Repeats = 1000;
    private const double MostMicroseconds = 50;
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Connections = ["desk", "tracker", "board"];

    /// <summary>Measures, and tells.</summary>
    public static IEnumerable<GoalLine> Measure()
    {
        var plan = new Plan();
        plan.Check();
        var best = double.MaxValue;
        for (var run = 0; run < Runs; run++)
            best = Math.Min(best, Enumerable.Range(0, RoundsPerRun).Select(_ => Time(plan)).Order().ElementAt(RoundsPerRun / 2));
        var before = GC.GetAllocatedBytesForCurrentThread();
        plan.Run();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine($"# plan of one changed ticket: {allocated} B allocated");
        yield return new GoalLine(
            "P9 plan of one changed ticket, 25 fields, 3 connections ≤ 50 µs", $"{best:0.0} µs", best <= MostMicroseconds, "more than it may be");
    }

    private static double Time(Plan plan)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Repeats; i++)
            plan.Run();
        return clock.Elapsed.TotalMicroseconds / Repeats;
    }

    // The system where somebody changed the subject, and then the two that have yet to be told.
    private sealed class Plan
    {
        private readonly SyncProgram _program = BenchSync.Program(isMirrored: true, Connections);
        private readonly SystemFacts[] _facts = [.. Connections.Select(connection => PagedTickets.Facts(connection, Enumerable.Range(0, Fields).Select(FieldAt)))];
        private readonly TicketLink[] _links = [.. Connections.Select(LinkAt)];
        private readonly SystemTicket _same = Told(Values());
        private readonly SystemTicket _changed = Told(Values("Another subject than there was"));
        private readonly SyncLimits _limits = new();

        private readonly HubTicket _ticket = new()
        {
            Id = "01j000000000000000000000tt",
            Fields = Values().ToDictionary(one => one.Key, one => new HubField(one.Value, Span.At(Now), "desk"), StringComparer.Ordinal),
            Links = Connections.ToDictionary(connection => connection, _ => "k1"),
            CreatedAt = Now,
            UpdatedAt = Now,
        };

        public void Check()
        {
            var (pulled, due) = Run();
            if (pulled != 1 || due != 2)
                throw new InvalidOperationException($"the plan pulls {pulled} fields and tells {due} systems, where it is 1 and 2");
        }

        public (int Pulled, int Due) Run()
        {
            var first = Round(0, _ticket, _changed);
            return (first.Changes.Count, Round(1, first.Ticket, _same).Due.Count + Round(2, first.Ticket, _same).Due.Count);
        }

        private Round Round(int at, HubTicket ticket, SystemTicket external) =>
            new RoundPlanner(new FieldSides(_program, _facts[at], PersonLookup.Empty), _facts[at], _limits, _program.Schedule.Poll, Now).Plan(ticket, _links[at], external);

        private static TicketLink LinkAt(string connection) => new()
        {
            Connection = connection,
            Key = "k1",
            Ticket = "01j000000000000000000000tt",
            Entity = "ticket",
            Base = Values().ToDictionary(one => one.Key, one => new AgreedPair(one.Value, one.Value, PagedTickets.Field(one.Key, FieldType.Text).Fingerprint), StringComparer.Ordinal),
            Fingerprint = 1,
            RecordVersion = "1",
            RecordUpdatedAt = Now,
        };

        private static SystemTicket Told(Dictionary<string, Value> values) =>
            new() { Key = "k1", Version = "1", UpdatedAt = Now.AddMinutes(1), Fields = values, Fingerprint = 1, ReadAt = Now.AddMinutes(1) };

        private static SyncedField FieldAt(int at) => PagedTickets.Field(NameOf(at), at == 1 ? FieldType.Set : FieldType.Text);

        private static string NameOf(int at) => at switch { 0 => "subject", 1 => "tags", _ => $"custom.f{at}" };

        private static Dictionary<string, Value> Values(string subject = "The printer does not answer") => Enumerable.Range(0, Fields)
            .ToDictionary(NameOf, at => at switch
            {
                0 => Value.Of(subject),
                1 => Value.Of([Value.Of("network"), Value.Of("printer"), Value.Of("vip")]),
                _ => Value.Of($"what field {at} says"),
            }, StringComparer.Ordinal);
    }
}
