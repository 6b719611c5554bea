using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Simulation.Judging;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Inbox;

namespace Rezolve.Mapping.Simulation.Posting;

/// <summary>
/// I10: every event of a delivery that was answered is counted once, and its ticket was read after that; what was not genuine has changed nothing. That late news
/// changes nothing either is told by the rest of the oracle, which knows what people wrote and when.
/// </summary>
internal static class PostJudge
{
    /// <summary>Looks for events that went without a trace.</summary>
    public static async Task JudgeAsync(Evidence evidence, Verdict verdict)
    {
        foreach (var (connection, post) in evidence.World.Posts)
        {
            var key = InboxRows.CountOf(evidence.World.Scenario.Tenant, connection, HookConnector.Hook);
            var counts = InboxRows.Counts((await evidence.World.Store.LoadAsync([key], CancellationToken.None).ConfigureAwait(false))[0]);
            Count(verdict, connection, post, counts);
            foreach (var told in post.Sent.Where(sent => sent.Outcome == WebhookOutcome.Accepted).SelectMany(sent => sent.Events.Select(one => (one.Type, one.Key, sent.At)))
                .Where(one => one.Type is "ticket" or "note" or "gone").GroupBy(one => one.Key))
                Read(evidence, verdict, connection, told.Key, told.Max(one => one.At));
        }
    }

    // What was kept, and not answered since the process ended, is counted and sent again.
    private static void Count(Verdict verdict, string connection, Post post, InboxCounts counts)
    {
        var answered = post.Sent.Where(sent => sent.Outcome == WebhookOutcome.Accepted).Sum(sent => sent.Events.Count);
        var doubtful = post.Sent.Where(sent => sent is { IsGenuine: true, Outcome: null }).Sum(sent => sent.Events.Count);
        var counted = counts.Accepted + counts.Duplicates + counts.Ignored + counts.Unmatched + counts.Unreadable;
        if (counted < answered || counted > answered + doubtful)
            verdict.Add("I10", $"{connection}: {answered} events were answered, {doubtful} may have been kept, and {counted} are counted");
        if (post.Sent.Any(sent => !sent.IsGenuine && sent.Outcome is not (WebhookOutcome.Refused or null)))
            verdict.Add("I10", $"{connection}: a delivery that was not genuine was taken");
    }

    private static void Read(Evidence evidence, Verdict verdict, string connection, string key, DateTimeOffset told)
    {
        if (evidence.World.Wires[connection].Reads.GetValueOrDefault(key) >= told)
            return;
        var link = evidence.View.Links.Find(one => one.Connection == connection && one.Key == key);
        // Whether one that ended has to go on is told by I15: an end that counts is not looked into again for every late word.
        if (link is { State: LinkState.Tombstoned })
            return;
        if (evidence.IsLeftAlone(connection) || evidence.View.Letters.Exists(letter => letter.Connection == connection && (letter.Key == key || letter.Ticket == link?.Ticket)))
            verdict.Held.Add($"{connection}/{key}: was told of and not read, and a person knows");
        else
            verdict.Add("I10", $"{connection}/{key} was told of at {told:HH:mm:ss}, and not read since");
    }
}
