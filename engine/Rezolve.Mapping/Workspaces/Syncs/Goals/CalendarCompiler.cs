using System.Globalization;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Sla.Calendars;

namespace Rezolve.Mapping.Workspaces.Syncs.Goals;

/// <summary>Compiles the calendars of a workspace.</summary>
/// <param name="file">The workspace's file.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class CalendarCompiler(SourceFile file, DiagnosticBag bag)
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>A calendar; null where it has a mistake.</summary>
    public WorkCalendar? Compile(AuthoredNode node)
    {
        var before = bag.ErrorCount;
        var week = new Dictionary<DayOfWeek, IReadOnlyList<WorkHours>>();
        foreach (var named in node["hours"]!.Members.Where(member => member.Name != "$comment"))
            Add(week, named);
        var holidays = (node["holidays"]?.Items ?? []).Select(Holiday).OfType<DateOnly>().ToHashSet();
        var zone = Zone(node["zone"]!);
        return zone is null || bag.ErrorCount > before ? null : new WorkCalendar(zone, week, holidays);
    }

    private TimeZoneInfo? Zone(AuthoredNode node)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(node.Text!, out var zone))
            return zone;
        bag.Report(
            StructureRules.BadForm, file.Value(node), $"There is no time zone '{node.Text}' on this machine.", "Use a name of the time zone database, such as Europe/Budapest or UTC.",
            NearMiss.Of(node.Text!, TimeZoneInfo.GetSystemTimeZones().Select(one => one.Id)));
        return null;
    }

    private DateOnly? Holiday(AuthoredNode node)
    {
        if (DateOnly.TryParseExact(node.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        bag.Report(StructureRules.BadForm, file.Value(node), $"'{node.Text}' is no day of any calendar.", "Write a date such as 2026-12-25.");
        return null;
    }

    private void Add(Dictionary<DayOfWeek, IReadOnlyList<WorkHours>> week, AuthoredNode named)
    {
        var hours = named.Items.Select(one => (Node: one, Hours: HoursOf(one))).Where(one => one.Hours is not null).OrderBy(one => one.Hours!.Value.From).ToList();
        foreach (var (_, next) in hours.Zip(hours.Skip(1)).Where(pair => pair.First.Hours!.Value.To > pair.Second.Hours!.Value.From))
            bag.Report(StructureRules.BadForm, file.Value(next.Node), $"'{next.Node.Text}' begins before the hours before it end.", "Write hours that do not overlap.");
        foreach (var day in DaysOf(named.Name!))
        {
            if (!week.TryAdd(day, [.. hours.Select(one => one.Hours!.Value)]))
                bag.Report(StructureRules.BadForm, file.Key(named), $"{day} is named twice.", "Name each day once.");
        }
    }

    private WorkHours? HoursOf(AuthoredNode node)
    {
        var (from, to) = (Time(node.Text![..5]), Time(node.Text[6..]));
        if (from < to)
            return new WorkHours(from.Value, to.Value);
        bag.Report(StructureRules.BadForm, file.Value(node), $"'{node.Text}' is no stretch of a day.", "Write when it begins and when it ends, such as 09:00-17:00; a day ends at 24:00.");
        return null;
    }

    private static TimeSpan? Time(string text)
    {
        var (hours, minutes) = (int.Parse(text[..2], CultureInfo.InvariantCulture), int.Parse(text[3..], CultureInfo.InvariantCulture));
        return minutes < 60 && (hours < 24 || (hours, minutes) == (24, 0)) ? new TimeSpan(hours, minutes, 0) : null;
    }

    // From a day on, over the end of the week where the other comes before it.
    private static IEnumerable<DayOfWeek> DaysOf(string named)
    {
        var parts = named.Split('-');
        var (first, last) = (Array.IndexOf(Days, parts[0]), Array.IndexOf(Days, parts[^1]));
        for (var at = first; ; at = (at + 1) % Days.Length)
        {
            yield return (DayOfWeek)((at + 1) % Days.Length);
            if (at == last)
                yield break;
        }
    }
}
