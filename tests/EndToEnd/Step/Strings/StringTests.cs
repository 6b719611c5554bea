using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Strings;

/// <summary>Mean texts as subject, text, name of a file, label and name of a person, through the store and both servers: the same on the other side, or held there with a reason.</summary>
/// <param name="pair">The servers.</param>
/// <param name="output">Where it is counted.</param>
public sealed class StringTests(TrackerPair pair, ITestOutputHelper output) : TrackerTests(pair)
{
    private const int Together = 12;
    private const int Tickets = 60;

    [Fact]
    public Task The_meanest_are_the_same_on_the_other_side_or_are_told_not_to_be()
    {
        LongRun.Require("The meanest texts as subjects, files, labels and people");
        return GoOverAsync("Mean", MeanStrings.Few);
    }

    [Fact]
    public async Task Hundreds_are_the_same_on_the_other_side_or_are_told_not_to_be()
    {
        LongRun.Require("Hundreds of texts as subjects, files, labels and people");
        // More tickets at once would wait for a person's word.
        foreach (var (at, some) in MeanStrings.All().Chunk(Tickets).Index())
            await GoOverAsync($"Meaner {at}", some);
    }

    private async Task GoOverAsync(string queue, IReadOnlyList<string> texts)
    {
        Pair.Require();
        using var run = await MeanRun.BeginAsync(Pair, queue, texts);
        await run.WriteAsync(Together);
        await run.Station.SettleAsync(withLetters: true);

        var judged = await run.JudgeAsync();
        output.WriteLine(string.Join('\n', judged.Counts.Select(one => $"{one.Key}: {one.Value.Same} to the byte, {one.Value.Alike} in the form that is compared, {one.Value.Held} held with a reason")));
        output.WriteLine(string.Join('\n', judged.Reasons));
        Assert.True(judged.Wrong.Count == 0, string.Join('\n', judged.Wrong));
        var before = (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South));
        await run.Station.SyncAsync(withLetters: true);
        Assert.Equal(before, (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South)));
    }
}
