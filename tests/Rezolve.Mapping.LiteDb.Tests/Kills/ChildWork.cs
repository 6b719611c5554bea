using System.Globalization;
using System.Text;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Kills;

/// <summary>What a child process does with a store.</summary>
internal static class ChildWork
{
    /// <summary>Opens it, says so, and waits to be killed.</summary>
    public const string Holds = "holds";

    /// <summary>Commits in several lanes at once, and prints each number that was acknowledged.</summary>
    public const string Commits = "commits";

    /// <summary>Does the same, and closes and opens the store again and again, so that it is often writing the log back.</summary>
    public const string Reopens = "reopens";

    /// <summary>How many lanes there are.</summary>
    public const int Lanes = 3;

    /// <summary>How many of the last changes of a lane have left their rows.</summary>
    public const int Kept = 4;

    private const int MostChanges = 5000;

    private const int ChangesBetweenOpens = 6;

    public static async Task RunAsync(string work, string file)
    {
        try
        {
            if (work == Reopens)
            {
                for (var round = 0; round < MostChanges / ChangesBetweenOpens; round++)
                    await OpenAndCommitAsync(file, ChangesBetweenOpens);
            }
            else if (work == Commits)
                await OpenAndCommitAsync(file, MostChanges);
            else
                await HoldAsync(file);
        }
        catch (StoreFileException problem)
        {
            Say($"refused {problem.Fault} {problem.Holder}");
        }
    }

    /// <summary>The change with a number: two rows that belong together, the lane's last number, and two rows of an earlier change gone.</summary>
    public static StoreChange Change(int lane, int number) => new()
    {
        Writes = [Row(lane, number, "a"), Row(lane, number, "b"), new(Last(lane), Encoding.UTF8.GetBytes($"{number}"))],
        Deletes = [new(Key(lane, number - Kept, "a"), null), new(Key(lane, number - Kept, "b"), null)],
    };

    public static RowKey Last(int lane) => new("acme", "last", $"{lane}");

    public static async Task<int> NumberAsync(ISyncStore store, int lane) =>
        (await store.LoadAsync([Last(lane)], CancellationToken.None))[0] is { } row ? int.Parse(Encoding.UTF8.GetString(row.Content.Span), CultureInfo.InvariantCulture) : 0;

    private static RowWrite Row(int lane, int number, string half) => new(Key(lane, number, half), new byte[number * 97 % 9000])
    {
        Index = new Dictionary<string, string> { ["number"] = $"{number:00000}" },
        Unique = [$"{half}{number % (Kept + 1)}"],
    };

    private static RowKey Key(int lane, int number, string half) => new("acme", $"lane{lane}", $"{number:00000}{half}");

    private static async Task HoldAsync(string file)
    {
        await using var store = await LiteDbStore.OpenAsync(file, TimeProvider.System, new(), CancellationToken.None);
        Say("open");
        await Task.Delay(Timeout.Infinite);
    }

    private static async Task OpenAndCommitAsync(string file, int changes)
    {
        await using var store = await LiteDbStore.OpenAsync(file, TimeProvider.System, new(), CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => CommitAsync(store, lane, changes))));
    }

    private static async Task CommitAsync(LiteDbStore store, int lane, int changes)
    {
        var first = await NumberAsync(store, lane) + 1;
        for (var number = first; number < first + changes; number++)
        {
            var outcome = await store.CommitAsync(Change(lane, number), CancellationToken.None);
            Say(outcome.IsCommitted ? $"{lane} {number} {outcome.Version}" : $"{lane} {number} {outcome.Result}");
        }
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
