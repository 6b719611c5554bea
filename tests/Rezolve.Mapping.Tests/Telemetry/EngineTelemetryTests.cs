using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Rezolve.Mapping.Telemetry;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Telemetry;

/// <summary>Whoever measures hears of every stage, by the names that the pages tell, and of no ticket.</summary>
public sealed class EngineTelemetryTests
{
    private const string Ours = "measured";

    [Fact]
    public async Task A_sync_is_counted_and_timed_by_stage_without_naming_a_ticket()
    {
        var seen = new ConcurrentQueue<(string Instrument, double Value, Dictionary<string, string> Tags)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, own) => own.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
        var office = new Office { Decide = program => program with { Name = Ours } };
        var key = office.A.Add(("subject", Value.Of("measured")));
        await office.SettleAsync();
        office.A.Edit(key, ("subject", Value.Of("counted")));
        await office.SettleAsync();

        var ours = seen.Where(one => one.Tags.GetValueOrDefault("rezolve.sync") == Ours).ToList();
        Assert.Contains(ours, one => one is { Instrument: "rezolve.sync.lag", Value: >= 0 } && one.Tags["rezolve.source"] == "a" && one.Tags["rezolve.connection"] == "b");
        Assert.Equal(1, ours.Where(one => one.Instrument == "rezolve.feed.records" && one.Tags["rezolve.connection"] == "a" && one.Tags["rezolve.outcome"] == "new").Sum(one => one.Value));
        Assert.Contains(ours, one => one.Instrument == "rezolve.sync.steps" && one.Tags["rezolve.step"] == "Created");
        Assert.Contains(ours, one => one.Instrument == "rezolve.turn.duration" && one.Tags["rezolve.outcome"] == "done" && one.Value >= 0);
        Assert.DoesNotContain(ours, one => one.Tags.Values.Any(tag => tag.Contains(key, StringComparison.Ordinal)));

        void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (instrument.Meter.Name == EngineTelemetry.Name)
                seen.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary(tag => tag.Key, tag => $"{tag.Value}")));
        }
    }

    [Fact]
    public async Task Stages_are_activities_that_stand_in_each_other()
    {
        var seen = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == EngineTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = seen.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var root = new Activity("test").Start();
        var office = new Office();
        var a = office.A.Add(("subject", Value.Of("first")));
        await office.SettleAsync();
        office.A.Edit(a, ("subject", Value.Of("second")));
        await office.SettleAsync();

        var ours = seen.Where(one => one.TraceId == root.TraceId).ToList();
        var write = Assert.Single(ours, one => one.OperationName == "rezolve.write");
        Assert.Contains(ours, one => one.OperationName == "rezolve.turn" && one.SpanId == write.ParentSpanId);
        Assert.Contains(ours, one => one.OperationName == "rezolve.feed" && one.GetTagItem("rezolve.connection") is "a");
    }
}
