using System.Text;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Tests.Reading;

/// <summary>Counting duplicate keys where keys are few, many, alike, escaped, or empty.</summary>
public sealed class KeyLedgerTests
{
    private static int Duplicates(IEnumerable<string> keys)
    {
        var text = "{" + string.Join(',', keys.Select(key => $"\"{key}\":0")) + "}";
        return JsonReading.Check(Encoding.UTF8.GetBytes(text), JsonReadingMode.Answer, new JsonLimits(10_000_000, 64)).DuplicateKeys;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(1000)]
    public void Keys_are_told_apart_however_many(int count)
    {
        var keys = Enumerable.Range(0, count).Select(i => $"key number {i}").ToList();

        Assert.Equal(0, Duplicates(keys));
        Assert.Equal(1, Duplicates(keys.Append(keys[0])));
        Assert.Equal(1, Duplicates(keys.Append(keys[^1])));
        Assert.Equal(count, Duplicates(keys.Concat(keys)));
    }

    [Fact]
    public void Keys_that_differ_in_the_middle_only_are_different() =>
        Assert.Equal(0, Duplicates(Enumerable.Range(10, 80).Select(i => $"first part {i} last part")));

    [Fact]
    public void The_empty_key_counts_too() => Assert.Equal(1, Duplicates(["", "a", ""]));

    [Fact]
    public void Escaped_keys_compare_by_what_they_mean() =>
        Assert.Equal(3, Duplicates(["a/b", "a\\/b", "\\u0061/b", "\\n", "\\u000a", "\\\\n"]));

    [Fact]
    public void Objects_after_a_large_one_start_afresh()
    {
        var large = "{" + string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"k{i}\":0")) + "}";
        var text = $"[{large},{{\"k1\":0,\"k2\":0}},{large},{{\"k1\":0,\"k1\":0}}]";

        Assert.Equal(1, JsonReading.Check(Encoding.UTF8.GetBytes(text), JsonReadingMode.Answer, new JsonLimits(100_000, 64)).DuplicateKeys);
    }
}
