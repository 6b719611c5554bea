using System.Text;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Tests.Reading;

public sealed class JsonReadingTests
{
    private static readonly JsonLimits Limits = new(100_000, 64);

    private static JsonCheck Check(string text, JsonReadingMode mode = JsonReadingMode.Answer) =>
        JsonReading.Check(Encoding.UTF8.GetBytes(text), mode, Limits);

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("{\"a\":1,\"b\":1}", 0)]
    [InlineData("{\"a\":1,\"a\":2,\"a\":3}", 2)]
    [InlineData("{\"a\":{\"a\":{\"a\":1}}}", 0)]
    [InlineData("[{\"a\":1},{\"a\":1}]", 0)]
    [InlineData("{\"a\":{\"x\":1},\"b\":{\"x\":1},\"a\":0}", 1)]
    [InlineData("{\"a\":1,\"\\u0061\":2}", 1)]
    [InlineData("{\"\\u0061\":1,\"a\":2}", 1)]
    public void Duplicate_keys_are_counted_per_object(string text, int expected)
    {
        var check = Check(text);

        Assert.True(check.IsOk);
        Assert.Equal(expected, check.DuplicateKeys);
    }

    [Fact]
    public void A_large_object_finds_its_duplicates()
    {
        var members = Enumerable.Range(0, 5000).Select(i => $"\"k{i % 4990}\":{i}");

        Assert.Equal(10, Check("{" + string.Join(',', members) + "}").DuplicateKeys);
    }

    [Theory]
    [InlineData("[\"\\ud83d\\ude00\"]", 0)]
    [InlineData("[\"\\ud83d\"]", 1)]
    [InlineData("[\"\\ude00\"]", 1)]
    [InlineData("[\"\\ud83d\\ud83d\\ude00\"]", 1)]
    [InlineData("[\"\\\\ud83d\"]", 0)]
    [InlineData("{\"\\ud83d\":\"\\ude00x\"}", 2)]
    public void Lone_surrogates_are_counted(string text, int expected) => Assert.Equal(expected, Check(text).LoneSurrogates);

    [Fact]
    public void An_answer_gives_the_last_of_duplicates_and_replaces_surrogates()
    {
        var text = "\uFEFF{\"a\":1,\"s\":\"x\\ud800y\",\"a\":{\"b\":1,\"b\":2},\"n\":9007199254740993}";
        var (document, check) = JsonReading.ReadDocument(Encoding.UTF8.GetBytes(text), JsonReadingMode.Answer, Limits);

        Assert.Equal((2, 1), (check.DuplicateKeys, check.LoneSurrogates));
        Assert.Equal(["s", "a", "n"], document!.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("x\uFFFDy", document.RootElement.GetProperty("s").GetString());
        Assert.Equal("{\"b\":2}", document.RootElement.GetProperty("a").GetRawText());
        Assert.Equal("9007199254740993", document.RootElement.GetProperty("n").GetRawText());
    }

    [Fact]
    public void Strict_keeps_duplicates()
    {
        var (document, _) = JsonReading.ReadDocument("{\"a\":1,\"a\":2}"u8, JsonReadingMode.Strict, Limits);

        Assert.Equal(2, document!.RootElement.EnumerateObject().Count());
    }

    [Theory]
    [InlineData("", "1:1: The text ends too early. The sender must send well-formed JSON (RFC 8259).")]
    [InlineData("{\"a\":", "1:6: The text ends too early. The sender must send well-formed JSON (RFC 8259).")]
    [InlineData("[1,\n é]", "2:2: 'é' is not expected here. The sender must send well-formed JSON (RFC 8259).")]
    [InlineData("[1,]", "1:4: ']' is not expected here. The sender must send well-formed JSON (RFC 8259).")]
    [InlineData("[1] // x", "1:5: '/' is not expected here. The sender must send well-formed JSON (RFC 8259).")]
    [InlineData("<html>", "1:1: '<' is not expected here. The sender must send well-formed JSON (RFC 8259).")]
    public void Bad_text_is_a_fault_with_its_place(string text, string expected) => Assert.Equal(expected, Check(text).Fault!.ToString());

    [Fact]
    public void A_byte_order_mark_is_refused_when_strict()
    {
        Assert.Equal(JsonFaultKind.Syntax, Check("\uFEFF[]", JsonReadingMode.Strict).Fault!.Kind);
        Assert.True(Check("\uFEFF[]").IsOk);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        byte[] bytes = [.. "[\"a"u8, 0xc0, 0xaf, .. "\"]"u8];
        var fault = JsonReading.Check(bytes, JsonReadingMode.Answer, Limits).Fault!;

        Assert.Equal((JsonFaultKind.InvalidUtf8, 3), (fault.Kind, fault.Offset));
    }

    [Fact]
    public void Depth_and_size_have_limits()
    {
        var depth64 = new string('[', 64) + new string(']', 64);
        var depth65 = new string('[', 65) + new string(']', 65);
        var endless = new string('[', 90_000);

        Assert.True(Check(depth64).IsOk);
        Assert.Equal("1:65: This is nested deeper than the limit of 64. The sender must nest less.", Check(depth65).Fault!.ToString());
        Assert.Equal(JsonFaultKind.TooDeep, Check(endless).Fault!.Kind);
        Assert.Equal(
            "1:1: The text has 100001 bytes; the limit is 100000. Ask for less at a time, or raise the limit.",
            Check(new string(' ', 100_001)).Fault!.ToString());
    }

    [Fact]
    public void A_refused_text_has_no_document() =>
        Assert.Null(JsonReading.ReadDocument("{"u8, JsonReadingMode.Answer, Limits).Document);

    [Fact]
    public void Memory_grows_with_the_text_only()
    {
        var text = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"{{\"id\":{i},\"name\":\"n\"}}")) + "]");
        var limits = new JsonLimits(text.Length, 64);
        JsonReading.Check(text, JsonReadingMode.Answer, limits);
        var before = GC.GetAllocatedBytesForCurrentThread();
        JsonReading.Check(text, JsonReadingMode.Answer, limits);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000);
    }
}
