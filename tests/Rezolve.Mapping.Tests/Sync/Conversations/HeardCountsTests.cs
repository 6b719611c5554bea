using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tests.Sync.Conversations.Files;

namespace Rezolve.Mapping.Tests.Sync.Conversations;

/// <summary>What is told of comments and files is what came of it.</summary>
public sealed class HeardCountsTests
{
    private readonly FilingOffice _filing = new();
    private readonly Steps _steps = new();

    [Fact]
    public async Task Everything_that_is_told_has_an_outcome()
    {
        _filing.Talking.Policy = TalkingOffice.Ways(("public", "both"));
        var (a, _) = await _filing.TicketAsync();
        _filing.Office.Observer = _steps;
        var said = _filing.A.Say(a, "one");
        _filing.A.Say(a, "between us", "internal");
        _filing.A.Files.Add(a, "log.txt", "one", said);
        _filing.A.Telling = report => report with { Unread = [new UnreadTicket("c9", Failure.Of(FailureClass.Mapping, "no text"))] };
        await _filing.SettleAsync();

        var first = _steps.All.First(step => step.Connection == "a").Heard;
        Assert.Equal(new HeardCounts { Told = 4, New = 2, Passed = 1, Unread = 1 }, first);
        Assert.Equal("2 new, 1 left where they are, 1 unreadable", first.ToString());
        Assert.Equal("4 told: 2 new, 1 left where they are, 1 unreadable", _steps.All.First(step => step.Connection == "a").Detail);
        Assert.All(_steps.All, step => Assert.True(step.Heard.AddUp));
        Assert.Equal(2, _steps.All.Last(step => step.Connection == "b").Heard.Known);
    }

    [Fact]
    public async Task What_may_be_ours_waits_and_is_counted_so()
    {
        var (a, b) = await _filing.TicketAsync();
        _filing.Office.Observer = _steps;
        var losing = true;
        _filing.B.After = _ => losing ? new PartReport(WriteResult.Unknown) : null;
        _filing.A.Files.Add(a, "log.txt", "one", _filing.A.Say(a, "one"));
        await _filing.Office.RoundAsync();
        losing = false;
        _filing.Office.B.Edit(b);
        await _filing.SettleAsync();

        Assert.Contains(_steps.All, step => step.Heard.Waiting > 0);
        Assert.All(_steps.All, step => Assert.True(step.Heard.AddUp));
    }

    private sealed class Steps : ISyncObserver
    {
        public List<SyncStep> All { get; } = [];

        public void On(SyncStep step)
        {
            if (step.Kind == SyncStepKind.Heard)
                All.Add(step);
        }
    }
}
