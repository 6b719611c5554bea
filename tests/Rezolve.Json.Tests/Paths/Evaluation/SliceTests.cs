using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths.Evaluation;

public sealed class SliceTests
{
    private static readonly long?[] Bounds = [null, -9, -7, -6, -5, -2, -1, 0, 1, 2, 4, 5, 6, 7, 9];

    /// <summary>Every slice of short arrays, against counting one element at a time.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void Every_slice_is_what_counting_gives(int length)
    {
        var document = Query.Document("[" + string.Join(',', Enumerable.Range(0, length)) + "]");
        foreach (var start in Bounds)
        {
            foreach (var end in Bounds)
            {
                foreach (var step in new long?[] { null, -3, -2, -1, 0, 1, 2, 3 })
                {
                    var path = step is null ? $"$[{start}:{end}]" : $"$[{start}:{end}:{step}]";
                    var selected = JsonPath.Parse(path).Evaluate(document, Query.Limits).Nodes.Select(node => node.Value.GetInt64());
                    Assert.True(Counted(length, start, end, step ?? 1).SequenceEqual(selected), $"{path} of {length}");
                }
            }
        }
    }

    private static IEnumerable<long> Counted(int length, long? start, long? end, long step)
    {
        if (step == 0)
        {
            yield break;
        }

        var from = start is { } s ? (s < 0 ? s + length : s) : step > 0 ? 0 : length - 1;
        var to = end is { } e ? (e < 0 ? e + length : e) : step > 0 ? length : -1;
        for (var position = Entry(from, length, step); step > 0 ? position < Math.Min(to, length) : position > Math.Max(to, -1); position += step)
        {
            yield return position;
        }
    }

    // A slice that begins outside the array enters it at its edge.
    private static long Entry(long from, int length, long step) => step > 0 ? Math.Max(from, 0) : Math.Min(from, length - 1);
}
