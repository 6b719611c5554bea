using System.Text;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Tests.Toys;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Cases.Playing;

/// <summary>A case that expects another body is told what is different, in the form in which it expected it.</summary>
public sealed class BodyDifferenceTests
{
    [Theory]
    [InlineData("""{ "title": "Printer", "ref": "intent-1" }""", """/expect/requests/0/form/title: expected "Printer", found "Mouse" """)]
    [InlineData("""{ "title": "Mouse" }""", """/expect/requests/0/form/ref: expected undefined, found "intent-1" """)]
    [InlineData("""{ "title": "Mouse", "ref": "intent-1" }""", "")]
    public async Task AForm(string form, string difference) => Assert.Equal(difference.TrimEnd(), await RunAsync($$"""
        { "type": "write", "entity": "ticket", "create": { "subject": "Mouse" }, "expect": { "requests": [{ "request": "POST /tickets", "form": {{form}} }] } }
        """));

    [Theory]
    [InlineData("\"text\": \"title=Mouse&ref=intent-1\"", "")]
    [InlineData("\"text\": \"title=Mouse\"", """/expect/requests/0/text: expected "title=Mouse", found "title=Mouse&ref=intent-1" """)]
    [InlineData("\"body\": { \"title\": \"Mouse\" }", """/expect/requests/0/body: expected {"title":"Mouse"}, found "title=Mouse&ref=intent-1" """)]
    [InlineData("\"headers\": { \"Content-Type\": \"application/x-www-form-urlencoded\" }", """/expect/requests/0/body: expected undefined, found "title=Mouse&ref=intent-1" """)]
    public async Task AnotherForm(string expected, string difference) => Assert.Equal(difference.TrimEnd(), await RunAsync($$"""
        { "type": "write", "entity": "ticket", "create": { "subject": "Mouse" }, "expect": { "requests": [{ "request": "POST /tickets", {{expected}} }] } }
        """));

    [Fact]
    public async Task AFileThatTheCaseHasNot() => Assert.Equal("""
        /expect/requests/0/multipart/1/file: expected "hello", found "[no file 'b']"
        """, await RunAsync("""
        { "type": "write", "entity": "attachment", "parent": { "key": "7" }, "files": { "a": "hello" }, "create": { "filename": "a.txt", "content": "b" },
          "expect": { "requests": [{ "request": "POST /tickets/7/files", "multipart": [
            { "name": "meta", "value": { "name": "a.txt", "ref": "intent-1" }, "contentType": "application/json" },
            { "name": "file", "file": "hello", "fileName": "a.txt", "contentType": "application/octet-stream" }] }] } }
        """));

    [Fact]
    public void TwoFormsAreAMistakeOfTheCase()
    {
        var bag = new DiagnosticBag();
        Assert.Null(CaseFile.Read("x.case.json", """
            { "type": "write", "entity": "ticket", "create": { "subject": "x" }, "expect": { "requests": [{ "request": "POST /tickets", "form": {}, "text": "x" }] } }
            """u8.ToArray(), EngineLimits.Usual.Files, bag));
        Assert.Equal("The request has both 'form' and 'text'; at most one of 'body', 'form', 'multipart', 'text' may be there.", Assert.Single(bag.All).Message);
    }

    private static async Task<string> RunAsync(string text)
    {
        var bag = new DiagnosticBag();
        var manifest = ConnectorFiles.Read(Path.Combine(ToyCases.FolderOf("letters"), "letters.connector.json"), EngineLimits.Usual.Files, bag);
        var file = CaseFile.Read("x.case.json", Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Files, bag);
        Assert.Empty(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}"));
        var result = await new CaseRunner(EngineLimits.Usual).RunAsync(file!, manifest!, TestContext.Current.CancellationToken);
        return string.Join('\n', result.Differences);
    }
}
