using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

/// <summary>What a host sees of the engine on the real server: marks, and the outcome of a write as a value.</summary>
[Collection(TrackerCollection.Name)]
public sealed class MarkTests(TrackerServer server)
{
    [Fact]
    public async Task A_feed_goes_on_from_its_mark()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        using var clients = new ConnectionClients(EngineLimits.Usual.Pool);
        var runtime = await desk.OpenAsync(clients);

        var (first, mark) = await ReadAsync(runtime, new CursorMark("instant", Seed.Newest.AddMinutes(-30).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")));
        Assert.Equal(["Seed 257", "Seed 258", "Seed 259", "Seed 260"], first.Where(subject => subject.StartsWith("Seed", StringComparison.Ordinal)).Take(4));
        Assert.True(first.Count >= 7, "The tickets the server began with have changed since.");

        var (second, again) = await ReadAsync(runtime, mark);
        Assert.DoesNotContain(second, subject => subject.StartsWith("Seed", StringComparison.Ordinal) && subject != "Seed 260");
        Assert.True(string.CompareOrdinal(again!.At, mark!.At) >= 0);
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        using var clients = new ConnectionClients(EngineLimits.Usual.Pool);
        var runtime = await desk.OpenAsync(clients);
        var unit = runtime.NewUnit(TestContext.Current.CancellationToken);
        unit[Root.Key] = Value.Of("1");
        unit[Root.Version] = Value.Of("\"1\"");
        unit[Root.Document] = Value.Of(new ValueObject { ["Subject"] = Value.Of("Lost") });
        using var result = await runtime.Runner.SendAsync(runtime.Program.Operations["ticketUpdate"], unit, null, TestContext.Current.CancellationToken);
        Assert.Equal(AnswerAction.Conflict, result.Action);
        Assert.False(result.OutcomeUnknown);
    }

    private static async Task<(List<string> Subjects, CursorMark? Mark)> ReadAsync(ConnectionRuntime runtime, CursorMark? mark)
    {
        var reader = new FeedReader(runtime.Runner.SendAsync, runtime.Program.Entities["ticket"], runtime.Clock, runtime.Concurrent);
        var subjects = new List<string>();
        await foreach (var page in reader.ChangesAsync(mark, null, runtime.NewUnit(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken))
        {
            using (page)
            {
                Assert.Null(page.Fault);
                Assert.True(page.Counts.AddUp);
                subjects.AddRange(page.Records.Select(record => ValueJson.Read(record.Bytes.ToArray())["Subject"].Text.Split(" –")[0]));
                mark = page.Mark ?? mark;
            }
        }
        return (subjects, mark);
    }
}
