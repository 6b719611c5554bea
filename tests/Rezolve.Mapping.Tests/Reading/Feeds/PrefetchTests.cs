using System.Runtime.CompilerServices;
using Rezolve.Mapping.Reading.Feeds;

namespace Rezolve.Mapping.Tests.Reading.Feeds;

public sealed class PrefetchTests
{
    private readonly List<Page> _made = [];

    [Fact]
    public async Task PagesComeInOrderAndAllOfThem()
    {
        var numbers = new List<int>();
        await foreach (var page in Prefetch.Of(stop => PagesAsync(20, stop), cancellation: TestContext.Current.CancellationToken))
            numbers.Add(page.Number);
        Assert.Equal(Enumerable.Range(1, 20), numbers);
    }

    [Fact]
    public async Task AtMostTwoPagesWaitWhileOneIsWorkedOn()
    {
        await foreach (var page in Prefetch.Of(stop => PagesAsync(20, stop), cancellation: TestContext.Current.CancellationToken))
            Assert.InRange(_made.Count - page.Number, 0, Prefetch.Waiting + 1); // two wait, one stands at the door
    }

    [Fact]
    public async Task WhoStopsEarlyLeavesNoPageOpen()
    {
        await foreach (var page in Prefetch.Of(stop => PagesAsync(20, stop), cancellation: TestContext.Current.CancellationToken))
        {
            page.Dispose();
            if (page.Number == 3)
                break;
        }
        Assert.InRange(_made.Count, 3, 6);
        Assert.All(_made, page => Assert.True(page.IsDisposed, $"page {page.Number} was left open"));
    }

    [Fact]
    public async Task ABugInFetchingReachesTheConsumerAfterThePagesBeforeIt()
    {
        var numbers = new List<int>();
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var page in Prefetch.Of(stop => PagesAsync(20, stop, failAt: 4), cancellation: TestContext.Current.CancellationToken))
                numbers.Add(page.Number);
        });
        Assert.Equal("broken", problem.Message);
        Assert.Equal([1, 2, 3], numbers);
    }

    [Fact]
    public async Task CancellationEndsBothSides()
    {
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in Prefetch.Of(stop => PagesAsync(20, stop), cancellation: cancel.Token))
            {
                page.Dispose();
                if (page.Number == 2)
                    await cancel.CancelAsync();
            }
        });
        Assert.All(_made, page => Assert.True(page.IsDisposed, $"page {page.Number} was left open"));
    }

    private async IAsyncEnumerable<Page> PagesAsync(int count, [EnumeratorCancellation] CancellationToken cancellation, int failAt = 0)
    {
        for (var number = 1; number <= count; number++)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            if (number == failAt)
                throw new InvalidOperationException("broken");
            var page = new Page(number);
            _made.Add(page);
            yield return page;
        }
    }

    private sealed class Page(int number) : IDisposable
    {
        public int Number => number;

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
