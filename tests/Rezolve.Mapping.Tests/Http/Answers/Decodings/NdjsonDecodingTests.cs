using System.Text;

namespace Rezolve.Mapping.Tests.Http.Answers.Decodings;

public sealed class NdjsonDecodingTests
{
    private const string Lines = """{ "type": "ndjson" }""";

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", """[{"a":1},{"a":2}]""")]
    [InlineData("{\"a\":1}\n{\"a\":2}", """[{"a":1},{"a":2}]""")]
    [InlineData("\uFEFF1\r\n\r\n  \n[2]\r\n", "[1,[2]]")]
    [InlineData("null\n\"x\"\n", """[null,"x"]""")]
    [InlineData(" \n", "[]")]
    [InlineData("12345678901234567890.10\n", "[12345678901234567890.10]")]
    public void EachLineIsAnItem(string text, string document) => Assert.Equal(document, Decode.Text(Lines, text));

    [Theory]
    [InlineData("{}\n{,}\n{}\n", "line 2 (byte 3): the line is no JSON value")]
    [InlineData("{}\n{} {}\n", "line 2 (byte 3): the line is no JSON value")]
    [InlineData("{}\n{\"a\":\n1}\n", "line 2 (byte 3): the JSON does not end on its line")]
    [InlineData("{}\n{\"a\":", "Truncated: line 2 (byte 3): the JSON ends too early")]
    [InlineData("{}\n\n  tru", "Truncated: line 3 (byte 4): the JSON ends too early")]
    public void AWrongLineIsRefusedWithItsPlace(string text, string fault) => Assert.Equal(fault, Decode.Fault(Lines, text));

    [Fact]
    public void ALineNestedTooDeepIsRefused() =>
        Assert.Equal("line 2 (byte 3): the line is no JSON value", Decode.Fault(Lines, "{}\n" + new string('[', 100) + new string(']', 100)));

    [Fact]
    public void EveryCutWithinALineIsSeen()
    {
        var text = Encoding.UTF8.GetBytes("{\"a\":1}\n{\"b\":[true,\"x\\n\"]}\n{\"c\":null}");
        for (var length = 1; length < text.Length; length++)
        {
            using var answer = Decode.Answer(Lines, text[..length]);
            _ = answer.Text;
            var endsWhole = text[length - 1] is (byte)'\n' || (text[length - 1] == (byte)'}' && text[length] == (byte)'\n');
            Assert.Equal(endsWhole ? null : Mapping.Http.ExchangeCode.Truncated, answer.DecodingFault?.Code);
        }
    }
}
