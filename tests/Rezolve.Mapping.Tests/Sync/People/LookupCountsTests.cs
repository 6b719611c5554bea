using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.People;
using Rezolve.Mapping.Telemetry;

namespace Rezolve.Mapping.Tests.Sync.People;

public sealed class LookupCountsTests
{
    private const string Ours = "counted";

    private readonly MemoryStore _store = new(new FakeTimeProvider());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_counted_is_added_to_what_is_kept_whoever_kept_it()
    {
        var (one, other) = (new LookupCounts(_store, "acme"), new LookupCounts(_store, "acme"));
        one.Count(Ours, isKnown: false);
        one.Count(Ours, new LookupRate(4, 3) { Unchanged = 1 });
        await one.KeepAsync(Token);
        other.Count(Ours, isKnown: true, isMissing: true);
        one.Count(Ours, isKnown: true);
        await other.KeepAsync(Token);
        await one.KeepAsync(Token);
        await one.KeepAsync(Token);

        var row = (await _store.LoadAsync([RateRows.KeyOf("acme", Ours)], Token))[0];
        Assert.Equal(new ConnectionRates(new LookupRate(3, 2) { Missing = 1 }, new LookupRate(4, 3) { Unchanged = 1 }), RateRows.Read(row));
        Assert.Equal((1, 1), (RateRows.Read(row).People.Asked, RateRows.Read(row).Catalogs.Asked));
    }

    [Fact]
    public void That_somebody_is_missing_is_known_only_where_nobody_was_asked()
    {
        var counts = new LookupCounts(_store, "acme");
        var seen = new ConcurrentDictionary<(string Cache, string Answer), long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument is { Name: "rezolve.lookups", Meter.Name: EngineTelemetry.Name })
                    own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            var by = tags.ToArray().ToDictionary(tag => tag.Key, tag => $"{tag.Value}");
            if (by["rezolve.connection"] == Ours)
                seen.AddOrUpdate((by["rezolve.cache"], by["rezolve.answer"]), value, (_, known) => known + value);
        });
        listener.Start();
        counts.Count(Ours, isKnown: true);
        counts.Count(Ours, isKnown: true, isMissing: true);
        counts.Count(Ours, isKnown: false, isMissing: true);
        counts.Count(Ours, new LookupRate(6, 3) { Unchanged = 1 });
        counts.Count(Ours, default(LookupRate));

        Assert.Equal(
            new Dictionary<(string, string), long>
            {
                [("people", "known")] = 1,
                [("people", "missing")] = 1,
                [("people", "asked")] = 1,
                [("catalogs", "known")] = 3,
                [("catalogs", "unchanged")] = 1,
                [("catalogs", "asked")] = 2,
            }.OrderBy(one => one.Key),
            seen.OrderBy(one => one.Key));
    }
}
