using System.Xml;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Sync.Clocks;

/// <summary>What is told of clocks, as events.</summary>
/// <param name="scope">The sync.</param>
/// <param name="ticket">The hub's ticket.</param>
internal sealed class SlaNews(SyncScope scope, string ticket)
{
    /// <summary>A share of a goal's time has passed.</summary>
    public HubEvent Of(SlaAlert alert)
    {
        var about = About(alert.Clock);
        about["percent"] = $"{alert.Percent}";
        return Event(alert.Percent == SlaAlert.Breach ? "sla.breached" : "sla.warning", $"{alert.Clock.Goal.Name}: {alert.Percent} % of the time has passed", about);
    }

    /// <summary>A system's clock differs from the hub's.</summary>
    public HubEvent Of(ClockDifference difference)
    {
        var about = About(difference.Ours);
        (about["connection"], about["clock"]) = (difference.Theirs.Connection, difference.Theirs.Key);
        (about["theirDueAt"], about["difference"]) = (RowValues.Text(difference.Theirs.DueAt!.Value), XmlConvert.ToString(difference.Span));
        return Event("sla.differs", $"{difference.Ours.Goal.Name}: {difference.Theirs.Connection} says otherwise when the time is over", about);
    }

    private static Dictionary<string, string> About(SlaClock clock)
    {
        var about = new Dictionary<string, string> { ["goal"] = clock.Goal.Name, ["metric"] = SlaWords.Of(clock.Goal.Metric), ["cycle"] = $"{clock.Cycle}" };
        if (clock.DueAt is { } due)
            about["dueAt"] = RowValues.Text(due);
        return about;
    }

    private HubEvent Event(string type, string cause, Dictionary<string, string> about) => new(scope.Setting.NewId(), scope.Now, type, ticket, cause) { About = about };
}
