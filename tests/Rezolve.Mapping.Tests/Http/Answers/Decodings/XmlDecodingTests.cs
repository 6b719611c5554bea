using System.Text;
using Rezolve.Mapping.Http;

namespace Rezolve.Mapping.Tests.Http.Answers.Decodings;

public sealed class XmlDecodingTests
{
    private const string Xml = """{ "type": "xml" }""";
    private const string Declared = """{ "type": "xml", "lists": ["list/item", "item/tag"] }""";

    [Theory]
    [InlineData("<a/>", """{"a":""}""")]
    [InlineData("<a></a>", """{"a":""}""")]
    [InlineData("<a> x </a>", """{"a":" x "}""")]
    [InlineData("<a>\n  <b>1</b>\n</a>", """{"a":{"b":"1"}}""")]
    [InlineData("<a> <b/> x <c/> y </a>", """{"a":{"b":"","c":"","#text":"  x  y "}}""")]
    [InlineData("<a k='1'/>", """{"a":{"@k":"1"}}""")]
    [InlineData("<a k='1'>x</a>", """{"a":{"@k":"1","#text":"x"}}""")]
    [InlineData("<a k=''> </a>", """{"a":{"@k":"","#text":" "}}""")]
    [InlineData("<a><b>1</b><c/><b>2</b></a>", """{"a":{"b":["1","2"],"c":""}}""")]
    [InlineData("<a><a><a>x</a></a></a>", """{"a":{"a":{"a":"x"}}}""")]
    [InlineData("<a>&lt;b&gt; &amp; &quot;&#x1F600;&#233;&apos;</a>", "{\"a\":\"<b> & \\\"\\uD83D\\uDE00é'\"}")]
    [InlineData("<a><![CDATA[<b>]]> &amp; c</a>", """{"a":"<b> & c"}""")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?><?style x?><!-- n --><a>1<!-- n -->2</a><!-- n -->", """{"a":"12"}""")]
    [InlineData("<p:a xmlns:p='urn:x' p:k='1' k='2'><p:b/></p:a>", """{"a":{"@k":["1","2"],"b":""}}""")]
    [InlineData("<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><b i:nil='true'/><c i:nil='1' k='1'/><d i:nil='false'/></a>",
        """{"a":{"b":null,"c":{"@k":"1"},"d":{"@nil":"false"}}}""")]
    public void AnElementIsTextOrAnObject(string xml, string document) => Assert.Equal(document, Decode.Text(Xml, xml));

    [Theory]
    [InlineData("<list/>", """{"list":{"item":[]}}""")]
    [InlineData("<list> </list>", """{"list":{"item":[],"#text":" "}}""")]
    [InlineData("<list><item>1</item></list>", """{"list":{"item":[{"tag":[],"#text":"1"}]}}""")]
    [InlineData("<list><item><tag>x</tag></item><n>2</n><item/></list>", """{"list":{"item":[{"tag":["x"]},{"tag":[]}],"n":"2"}}""")]
    [InlineData("<x><item/></x>", """{"x":{"item":{"tag":[]}}}""")]
    public void WhatIsDeclaredAListIsAlwaysOne(string xml, string document) => Assert.Equal(document, Decode.Text(Declared, xml));

    [Theory]
    [InlineData("<a>\n  <b>\n</a>", "line 3, character 3: the text is not XML: The 'b' start tag on line 2 position 4 does not match the end tag of 'a'")]
    [InlineData("{\"a\": 1}", "line 1, character 1: the text is not XML: Data at the root level is invalid")]
    [InlineData("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "line 2 (byte 22): a document type (DTD) is not read, since it could put anything in the place of anything")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://127.0.0.1/x.dtd\"><a/>", "line 1 (byte 0): a document type (DTD) is not read, since it could put anything in the place of anything")]
    [InlineData("<a>&b;</a>", "line 1, character 5: the text is not XML: Reference to undeclared entity 'b'")]
    public void WhatIsNoXmlIsRefusedWithItsPlace(string xml, string fault) => Assert.Equal(fault, Decode.Fault(Xml, xml));

    [Fact]
    public void ElementsMayNestThirtyLevelsDeep()
    {
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

        Assert.StartsWith("""{"a":{"a":""", Decode.Text(Xml, Nested(30)));
        Assert.Equal("line 1, character 92: elements nest deeper than 30 levels", Decode.Fault(Xml, Nested(31)));
        Assert.Equal("line 1, character 92: elements nest deeper than 30 levels", Decode.Fault(Xml, Nested(100_000)));
    }

    [Fact]
    public void ManySmallElementsStayWithinTheLimit()
    {
        var xml = Encoding.UTF8.GetBytes("<a>" + string.Concat(Enumerable.Repeat("<b/>", 50_000)) + "</a>");

        Assert.Equal(
            "line 1, character 125005: there are more elements and attributes than may be",
            Decode.Fault(Xml, xml, null, Fakes.Wire.Limits with { InflatedBytes = 1_000_000 }));
    }

    [Fact]
    public void ManyNamesInOneElementAreNoWork()
    {
        var xml = "<a>" + string.Concat(Enumerable.Range(0, 100_000).Select(name => $"<n{name}/>")) + "</a>";

        Assert.Equal(100_000, Decode.Text(Xml, xml).Count(c => c == ':') - 1);
    }

    [Fact]
    public void EveryCutIsSeen()
    {
        const string Whole = "<?xml version=\"1.0\"?>\r\n<tickets a='1'>\n <ticket id=\"é7\">a &amp; <![CDATA[b]]></ticket>\r <!-- n --><none/>\n</tickets>";
        var bytes = Encoding.UTF8.GetBytes(Whole);
        for (var length = 1; length < bytes.Length; length++)
        {
            using var answer = Decode.Answer(Xml, bytes[..length]);
            _ = answer.Text;
            Assert.True(answer.DecodingFault is { } fault && (fault.Code == ExchangeCode.Truncated || fault.Message.Contains("UTF-8")),
                $"after {length} bytes: {answer.DecodingFault?.Message}\n{Whole[..length]}");
        }
    }

    [Theory]
    [InlineData("application/xml", true)]
    [InlineData("text/xml", true)]
    [InlineData("application/atom+xml", true)]
    [InlineData("text/plain", true)]
    [InlineData(null, true)]
    [InlineData("text/html", false)]
    [InlineData("application/xhtml+xml", false)]
    [InlineData("application/json", false)]
    public void AnAnswerOfAnotherSortIsAMistake(string? type, bool isFine)
    {
        using var result = Decode.Classify(Xml, "<ticket/>"u8.ToArray(), type);
        Assert.Equal(isFine, result.IsFine);
        if (!isFine)
            Assert.Contains("XML was due", result.Message);
    }
}
