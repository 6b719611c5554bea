using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Answers.Decodings;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Answers.Decodings;

/// <summary>What a decoding makes of whole answers: errors, cuts, empty bodies.</summary>
public sealed class AnswerFormTests
{
    private const string Xml = """{ "type": "xml" }""";

    [Theory]
    [InlineData(Xml, "application/xml", "<error code='7'/>", """{"error":{"@code":"7"}}""")]
    [InlineData(Xml, null, "<error code='7'/>", """{"error":{"@code":"7"}}""")]
    [InlineData(Xml, "application/json", """{"code":7}""", """{"code":7}""")]
    [InlineData(Xml, "text/plain", "too many rows", "\"too many rows\"")]
    [InlineData("""{ "type": "csv" }""", "application/problem+json", """{"title":"no"}""", """{"title":"no"}""")]
    [InlineData("""{ "type": "csv" }""", "text/xml", "<e>no</e>", """{"e":"no"}""")]
    [InlineData("""{ "type": "csv" }""", "text/plain", "no, never", "\"no, never\"")]
    [InlineData("""{ "type": "bytes" }""", "text/plain", "no", "\"no\"")]
    public void AnErrorIsReadByItsLabel(string decoding, string? type, string body, string document)
    {
        var seen = new List<string>();
        var rule = new ErrorRuleProgram
        {
            Place = Slot.Place(3),
            Action = AnswerAction.Conflict,
            When = Slot.Of(scope => { seen.Add(scope[Root.Response].ToString()); return Value.True; }),
        };
        var operation = Demo.Operation("GET /x") with { Decoding = Fragment.Compile<DecodingProgram>(DecodingKinds.All, decoding) };

        using var result = new AnswerClassifier([rule], Wire.Limits, new SecretMask()).Classify(operation, Decode.Said(Encoding.UTF8.GetBytes(body), type, 422), new Scope());

        Assert.Equal(document, Assert.Single(seen));
        Assert.Equal(AnswerAction.Conflict, result.Action);
    }

    [Fact]
    public void AnErrorThatIsNoXmlIsStillAnError()
    {
        using var result = Decode.Classify(Xml, "<html><body><p>gateway"u8.ToArray(), "text/html", 502);

        Assert.Equal((AnswerAction.Retry, ExchangeCode.Status), (result.Action, result.Code));
        Assert.Equal("the answer is no XML: line 1, character 23: the XML ends too early", result.Scope!.DocumentFault);
    }

    [Fact]
    public void ACutSuccessIsAskedForAgainAndABrokenOneIsNot()
    {
        using var cut = Decode.Classify(Xml, "<a><b>"u8.ToArray());
        using var broken = Decode.Classify(Xml, "<a><b></a>"u8.ToArray());
        using var write = Decode.Classify(Xml, "<a><b></a>"u8.ToArray(), request: "POST /x");

        Assert.Equal((AnswerAction.Retry, ExchangeCode.Truncated, FaultOwner.Transient, false), (cut.Action, cut.Code, cut.Owner, cut.OutcomeUnknown));
        Assert.Equal((AnswerAction.Fail, ExchangeCode.NotReadable, FaultOwner.Vendor, false), (broken.Action, broken.Code, broken.Owner, broken.OutcomeUnknown));
        Assert.EndsWith("was answered 200, but the answer cannot be read: line 1, character 7: the XML ends too early.", cut.Message);
        Assert.NotEqual("", broken.Remedy);
        Assert.True(write.OutcomeUnknown);
    }

    [Fact]
    public void AnEmptySuccessHasNoDocument()
    {
        foreach (var kind in DecodingKinds.All.Kinds)
        {
            using var result = Decode.Classify($$"""{ "type": "{{kind.Name}}" }""", [], status: 204);
            Assert.True(result.IsFine);
            Assert.Equal(ValueKind.Undefined, result.Scope![Root.Response].Kind);
        }
    }

    [Fact]
    public void APageForPeopleIsNoTable()
    {
        using var result = Decode.Classify("""{ "type": "csv" }""", "<html></html>"u8.ToArray(), "text/html");

        Assert.Equal((AnswerAction.Reauthorize, ExchangeCode.HtmlPage), (result.Action, result.Code));
        Assert.Contains("with a page for people where CSV was due", result.Message);
    }

    [Fact]
    public void BytesAreNotLookedInto()
    {
        using var result = Decode.Classify("""{ "type": "bytes" }""", [0xFF, 0xFE, 0x00], "application/pdf");

        Assert.True(result.IsFine);
        Assert.Null(result.Scope!.DocumentFault);
        Assert.Equal(3, result.Answer!.Body.Length);
    }
}
