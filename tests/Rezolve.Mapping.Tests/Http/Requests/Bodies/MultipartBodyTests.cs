using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Requests.Bodies;

public sealed class MultipartBodyTests
{
    private static readonly string Boundary = new('0', 32);

    [Fact]
    public void PartsStandInOrderAndFilesInTheirPlace() => Assert.Equal(
        """
        --00000000000000000000000000000000
        Content-Disposition: form-data; name="note"

        a & b €
        --00000000000000000000000000000000
        Content-Disposition: form-data; name="JSON"
        Content-Type: application/json

        {"a":1}
        --00000000000000000000000000000000
        Content-Disposition: form-data; name="file"; filename="a.txt"
        Content-Type: text/plain

        [a.txt, 3 bytes, text/plain]
        --00000000000000000000000000000000--

        """.ReplaceLineEndings("\r\n"),
        Shown(Parts.Text("note", Value.Of("a & b €")), Parts.Text("JSON", Value.Of("""{"a":1}"""), "application/json"), Parts.File("file", Parts.FileOf("k1", "a.txt", "text/plain", 3))));

    [Fact]
    public void AListRepeatsItsPartAndNothingLeavesItOut()
    {
        var shown = Shown(
            Parts.Text("tag", Value.Of([Value.Of("x"), Value.Null, Value.Of(7)])), Parts.Text("none", Value.Undefined), Parts.Text("null", Value.Null),
            Parts.File("file", Value.Of([Parts.FileOf("1", "a"), Parts.FileOf("2", "b")])), Parts.File("none", Value.Null), Parts.File("empty", Value.Of(Array.Empty<Value>())));

        Assert.Equal(["tag", "tag", "file", "file"], shown.Split("name=\"").Skip(1).Where((_, at) => at is 0 or 1 or 2 or 4).Select(text => text.Split('"')[0]));
        Assert.DoesNotContain("none", shown);
        Assert.DoesNotContain("null", shown);
    }

    [Fact]
    public void NoPartAtAllIsStillAWholeBody() => Assert.Equal($"--{Boundary}--\r\n", Shown());

    [Theory]
    [InlineData("plain.txt", "plain.txt")]
    [InlineData("a\"b\\c.txt", "a%22b\\c.txt")]
    [InlineData("x\r\nContent-Type: text/html\r\n\r\n<b>", "x%0D%0AContent-Type: text/html%0D%0A%0D%0A<b>")]
    [InlineData("tab\tnul\0del\u007F", "tab%09nul%00del%7F")]
    [InlineData("árvíz€😀.pdf", "árvíz€😀.pdf")]
    public void AFileNameCannotLeaveItsPlace(string name, string written)
    {
        Assert.Contains($"; filename=\"{written}\"\r\nContent-Type: ", Shown(Parts.File("file", Parts.FileOf("k", name))));
        Assert.Contains($"name=\"{written}\"\r\n\r\n", Shown(Parts.Text(name, Value.Of("x"))));
    }

    [Fact]
    public void TheOperationMayNameFileAndType()
    {
        Assert.Contains("filename=\"b.bin\"\r\nContent-Type: image/png\r\n", Shown(Parts.File("f", Parts.FileOf("k", "a.txt", "text/plain"), "image/png", "b.bin")));
        Assert.Contains("name=\"f\"; filename=\"data.json\"\r\nContent-Type: application/json\r\n\r\n{}", Shown(Parts.Text("f", Value.Of("{}"), "application/json", "data.json")));
        Assert.Contains("filename=\"file\"\r\nContent-Type: application/octet-stream\r\n", Shown(Parts.File("f", Parts.FileOf("k"))));
    }

    [Theory]
    [InlineData("text/plain\r\nX: 1")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void AFilesOwnTypeIsTakenOnlyWhereItIsOne(string type) =>
        Assert.Contains("Content-Type: application/octet-stream\r\n", Shown(Parts.File("f", Parts.FileOf("k", "a", type))));

    public static TheoryData<string, string> Refused => new()
    {
        { "object", "The part 'p' is object; write json(…) to make text of it." },
        { "fault", "The part 'p' cannot be computed: no such name." },
        { "type", "The part 'p' has a contentType that is no media type." },
        { "name", "The part has no name." },
        { "textFile", "The part 'p' is text, where a file is due: an object with filename, mediaType, size and content." },
        { "noContent", "The part 'p' has no content, which is the key of the file's bytes." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatIsNoPartIsRefused(string what, string message)
    {
        var part = what switch
        {
            "object" => Parts.Text("p", Slot.Values(("a", Value.Of(1)))),
            "fault" => Parts.Text("p", Value.Fault("no such name")),
            "type" => Parts.Text("p", Value.Of("x"), "text/plain\r\nX: 1"),
            "name" => Parts.Text("", Value.Of("x")),
            "textFile" => Parts.File("p", Value.Of("/etc/passwd")),
            _ => Parts.File("p", Slot.Values(("filename", Value.Of("a")))),
        };
        Assert.Equal(message, Build(Parts.Operation(part)).Fault!.Message);
        Assert.Equal(part.Place, Build(Parts.Operation(part)).Fault!.Place);
    }

    [Fact]
    public void AContentTypeOfTheAuthorsWouldLackTheBoundary() => Assert.Equal(
        "The header 'Content-Type' of a multipart request is set by the engine; remove it, from the connection's headers too.",
        Build(Parts.Operation() with { Headers = Slot.Members(("content-type", Value.Of("multipart/form-data"))) }).Fault!.Message);

    [Fact]
    public void TheBoundaryIsDrawnFromChanceAlone()
    {
        var random = new Random(5);
        var drawn = Enumerable.Range(0, 200).Select(_ => Mapping.Http.Requests.Bodies.Boundary.Draw(random.NextDouble)).ToList();

        Assert.Equal(200, drawn.Distinct().Count());
        Assert.All(drawn, one => Assert.Matches("^[0-9a-f]{32}$", one));
        Assert.Equal("multipart/form-data; boundary=" + Boundary, Build(Parts.Operation()).Request!.Header("content-type"));
        Assert.Equal(new string('f', 32), Mapping.Http.Requests.Bodies.Boundary.Draw(() => Math.BitDecrement(1.0)));
    }

    [Fact]
    public void AFileAsABodySaysWhatItIs()
    {
        var request = Build(Demo.Operation("PUT /x") with { BodyForm = BodyForm.File, Body = Slot.Of(Parts.FileOf("k", "a.png", "image/png", 9)) }).Request!;
        var other = Build(Demo.Operation("PUT /x") with
        {
            BodyForm = BodyForm.File,
            Body = Slot.Of(Parts.FileOf("k", "a.png", "image/png")),
            Headers = Slot.Members(("Content-Type", Value.Of("application/binary"))),
        }).Request!;

        Assert.Equal(("image/png", 9, "[a.png, 9 bytes, image/png]"), (request.Header("content-type"), request.Streamed!.Length, request.BodyText));
        Assert.Equal(("application/binary", null), (other.Header("content-type"), other.Streamed!.Length));
        Assert.Equal("The body is text, where a file is due: an object with filename, mediaType, size and content.",
            Build(Demo.Operation("PUT /x") with { BodyForm = BodyForm.File, Body = Slot.Of("a.png") }).Fault!.Message);
        Assert.Null(Build(Demo.Operation("PUT /x") with { BodyForm = BodyForm.File, Body = Slot.Of(Value.Null) }).Request!.BodyText);
    }

    private static string Shown(params PartProgram[] parts) => Build(Parts.Operation(parts)).Request!.BodyText!;

    private static RequestBuild Build(OperationProgram operation) => RequestBuilder.Build(operation, Demo.Connection("https://example.com"), new Scope());
}
