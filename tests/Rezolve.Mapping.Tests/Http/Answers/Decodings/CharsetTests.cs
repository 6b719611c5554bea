using System.Text;

namespace Rezolve.Mapping.Tests.Http.Answers.Decodings;

public sealed class CharsetTests
{
    private const string Text = """{ "type": "text" }""";
    private const string Xml = """{ "type": "xml" }""";

    public static TheoryData<string?, byte[], string> Readable => new()
    {
        { null, Encoding.UTF8.GetBytes("é✓"), "é✓" },
        { "utf-8", Encoding.UTF8.GetBytes("\uFEFFé"), "é" },
        { "\"UTF-8\"; format=flowed", Encoding.UTF8.GetBytes("é"), "é" },
        { "US-ASCII", Encoding.ASCII.GetBytes("abc"), "abc" },
        { "iso-8859-1", [0x61, 0xE9, 0xFF, 0x80], "aéÿ\u0080" },
        { "utf-16", Encoding.BigEndianUnicode.GetBytes("a😀"), "a😀" },
        { "utf-16be", Encoding.BigEndianUnicode.GetBytes("aé"), "aé" },
        { "utf-16le", Encoding.Unicode.GetBytes("aé✓"), "aé✓" },
        { "utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("aé")], "aé" },
        { null, [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("é")], "é" },
        // A mark says more than a field that was set for all files alike.
        { "iso-8859-1", Encoding.UTF8.GetBytes("\uFEFFé"), "é" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void ACharsetIsRead(string? charset, byte[] body, string text) =>
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(text, Decode.Readable), Decode.Text(Text, body, charset is null ? null : $"text/plain; charset={charset}"));

    public static TheoryData<string?, byte[], string> Unreadable => new()
    {
        { "windows-1251", "a"u8.ToArray(), "it says charset=windows-1251; utf-8, utf-16, iso-8859-1 and us-ascii can be read" },
        { null, [0x61, 0x0A, 0xE9], "line 2 (byte 2): this is not UTF-8" },
        { "utf-8", [0xE9], "line 1 (byte 0): it says charset=utf-8, and this is not UTF-8" },
        { "us-ascii", [0x61, 0xC3, 0xA9], "line 1 (byte 1): it says charset=us-ascii, and this is not ASCII" },
        { "utf-16le", [0x61, 0, 0x00, 0xD8, 0x61, 0], "line 1 (byte 2): half a character stands here, which is not UTF-16" },
        { "utf-16le", [0x61, 0, 0x61], "Truncated: line 1 (byte 2): the text ends within a character" },
        { "utf-16le", [0x61, 0, 0x3D, 0xD8], "Truncated: line 1 (byte 2): the text ends within a character" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void WhatIsNoTextIsRefused(string? charset, byte[] body, string fault) =>
        Assert.Equal(fault, Decode.Fault(Text, body, charset is null ? null : $"text/plain; charset={charset}"));

    [Theory]
    [InlineData("application/xml", "iso-8859-1")]
    [InlineData("application/xml; charset=ISO-8859-1", "utf-8")]
    [InlineData("application/xml; charset=ISO-8859-1", null)]
    public void XmlDeclaresItsCharsetAndTheFieldIsAskedFirst(string type, string? declared)
    {
        var text = (declared is null ? "" : $"<?xml version='1.0' encoding='{declared}'?>") + "<a>é</a>";

        Assert.Equal("""{"a":"é"}""", Decode.Text(Xml, Encoding.Latin1.GetBytes(text), type));
    }

    [Fact]
    public void XmlInSixteenBitsIsRead() => Assert.Equal(
        """{"a":"é✓"}""", Decode.Text(Xml, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='utf-16'?><a>é✓</a>")], "application/xml"));
}
