using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Tests.Hub.Monitors;

public sealed class FieldMonitorTests
{
    [Fact]
    public void Under_one_map_counts_are_added()
    {
        var both = Of("a", ("open", 2), ("new", 1)).Then(Of("a", ("open", 3)) with { Unmapped = 1 });

        Assert.Equal((6, 1, "new 1, open 5", ""), (both.Told, both.Unmapped, Text(both.Values), Text(both.Before)));
    }

    [Fact]
    public void What_came_under_the_map_before_is_kept_to_be_held_against()
    {
        var changed = Of("a", ("open", 30)).Then(Of("b", ("new", 1)));
        Assert.Equal((1, "new 1", "open 30"), (changed.Told, Text(changed.Values), Text(changed.Before)));

        // Of a map that was tried for a moment there is too little to compare with: what was before it stays.
        var again = changed.Then(Of("c", ("done", 2))).Then(Of("c", ("done", 2)));
        Assert.Equal((4, "done 4", "open 30"), (again.Told, Text(again.Values), Text(again.Before)));
    }

    [Fact]
    public void However_much_comes_counts_stay_small_and_values_few()
    {
        var monitor = new FieldMonitor("a");
        for (var at = 0; at < 30_000; at++)
            monitor = monitor.Then(Of("a", ($"value {at % 40}", 1)));

        Assert.InRange(monitor.Told, 5_000, 10_000);
        Assert.Equal(FieldMonitor.MostValues + 1, monitor.Values.Count);
        Assert.InRange(monitor.Values[FieldMonitor.Others], monitor.Told / 3, monitor.Told);
    }

    [Theory]
    [InlineData("a 10", "a 3", 0)]
    [InlineData("a 10", "b 3", 100)]
    [InlineData("a 1, b 1", "a 3, b 1", 25)]
    [InlineData("", "a 3", 0)]
    public void How_far_two_spreads_are_apart_is_told_in_percent(string left, string right, long distance)
    {
        Assert.Equal(distance, FieldMonitor.Distance(Parse(left), Parse(right)));
        Assert.Equal(distance, FieldMonitor.Distance(Parse(right), Parse(left)));
    }

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(7, 3, "open 5, … 2")]
    public void A_monitor_is_read_from_its_row_as_it_was_written(long told, long writes, string values)
    {
        var field = new FieldMonitor("$.state x") { Told = told, Unmapped = told / 3, Values = Parse(values), Before = Parse(values) };
        var monitor = new ConnectionMonitor { Told = told, Echoes = told / 2, Edits = told, Writes = writes, Fields = new Dictionary<string, FieldMonitor> { ["status"] = field } };

        var row = MonitorRows.Of(MonitorRows.KeyOf("acme", "desk"), monitor, 0);
        var read = MonitorRows.Read(new StoredRow(row.Key, 7, row.Content));

        Assert.Equal((told, told / 2, told, writes), (read.Told, read.Echoes, read.Edits, read.Writes));
        Assert.Equal((field.Map, told, told / 3, Text(field.Values)), (read.Fields["status"].Map, read.Fields["status"].Told, read.Fields["status"].Unmapped, Text(read.Fields["status"].Values)));
        Assert.Equal(Text(field.Before), Text(read.Fields["status"].Before));
        Assert.Equal(told + writes == 0, MonitorRows.Read(null).IsQuiet && read.IsQuiet);
    }

    private static FieldMonitor Of(string map, params (string Value, long Count)[] values) =>
        new(map) { Told = values.Sum(one => one.Count), Values = values.ToDictionary(one => one.Value, one => one.Count) };

    private static Dictionary<string, long> Parse(string counts) =>
        counts.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' ')).ToDictionary(one => one[0], one => long.Parse(one[1], System.Globalization.CultureInfo.InvariantCulture));

    private static string Text(IReadOnlyDictionary<string, long> counts) => string.Join(", ", counts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"));
}
