using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Tests.Reading.Fixtures;

/// <summary>What a run gave: all of its pages, with bytes as text.</summary>
internal sealed record Run(IReadOnlyList<FeedPage> Pages, IReadOnlyList<string> Records)
{
    public FeedCounts Counts => Pages.Aggregate(default(FeedCounts), (sum, page) => sum + page.Counts);

    public CursorMark? Mark => Pages[^1].Mark;

    public ReadFault? Fault => Pages[^1].Fault;

    public IEnumerable<string> Keys => Pages.SelectMany(page => page.Records).Select(record => record.Key);

    public IEnumerable<string> Notes => Pages.SelectMany(page => page.Notes);

    public static async Task<Run> OfAsync(IAsyncEnumerable<FeedPage> pages)
    {
        var all = new List<FeedPage>();
        var records = new List<string>();
        await foreach (var page in pages)
        {
            records.AddRange(page.Records.Select(record => Encoding.UTF8.GetString(record.Bytes.Span)));
            Assert.True(page.Counts.AddUp, $"page {page.Number}: {page.Counts}");
            all.Add(page);
            page.Dispose();
        }
        Assert.All(all.SkipLast(1), page => Assert.False(page.IsLast));
        Assert.True(all[^1].IsLast);
        return new Run(all, records);
    }

    public static Task<Run> ChangesAsync(
        FakeVendor vendor, EntityProgram entity, FakeTimeProvider clock, CursorMark? mark = null, DateTimeOffset? from = null) =>
        OfAsync(new FeedReader(vendor.SendAsync, entity, clock).ChangesAsync(mark, from, new Scope(), CancellationToken.None));

    public static async Task<List<ReadPage<string>>> OperationAsync(FakeVendor vendor, OperationProgram operation, FakeTimeProvider clock)
    {
        var shape = new RowShape<string>(DocumentLayout.Empty, slots => Encoding.UTF8.GetString(slots.Bytes(slots.Whole).Span), row => row);
        var pages = new List<ReadPage<string>>();
        await foreach (var page in new OperationReader<string>(vendor.SendAsync, operation, shape, clock).ReadAsync(new Scope(), new PageAllowance(), CancellationToken.None))
            pages.Add(page);
        return pages;
    }
}
