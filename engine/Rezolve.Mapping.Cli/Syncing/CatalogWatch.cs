using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting.Catalogs;
using Rezolve.Mapping.Sync;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>Has the systems of a running sync asked again what they tell of themselves, and says what no longer fits.</summary>
/// <param name="session">The sync.</param>
/// <param name="report">Where it is said.</param>
internal sealed class CatalogWatch(SyncSession session, Reporter report)
{
    /// <summary>Asks where what is known is old.</summary>
    /// <param name="pipeline">Keeps how often that was so.</param>
    /// <param name="say">Says what is new.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Whether something else is in force now: what works has to be begun anew.</returns>
    public async Task<bool> LookAsync(SyncPipeline pipeline, Action<string> say, CancellationToken cancellation)
    {
        var before = session.Setting;
        var renewal = await session.RenewAsync(cancellation);
        foreach (var (connection, runtime) in session.Connections)
        {
            if (runtime.Learned is { } keeper)
                pipeline.Count(connection, keeper.TakeRate());
        }
        foreach (var (connection, news) in renewal.News)
            Tell(connection, news, say);
        if (renewal.Refused.Count > 0)
            say("What was decided does not fit that: the sync goes on as it began.");
        Problems(renewal.Refused);
        return !ReferenceEquals(before, session.Setting);
    }

    private void Tell(string connection, CatalogNews news, Action<string> say)
    {
        if (news.Fault is { } fault)
            say($"{connection}: what it tells of itself cannot be read again and is taken for what it was: {fault.Message}");
        if (news.Changed.Count > 0)
            say($"{connection}: it tells otherwise of itself: {string.Join(", ", news.Changed)}{(news.IsInForce ? "" : "; its connector does not fit that, and goes on with what was told before")}");
        Problems(news.Problems);
    }

    private void Problems(IReadOnlyList<Diagnostic> problems)
    {
        if (!report.Voice.IsJson)
            report.Problems(problems);
    }
}
