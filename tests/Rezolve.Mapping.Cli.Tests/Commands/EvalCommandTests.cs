namespace Rezolve.Mapping.Cli.Tests.Commands;

public sealed class EvalCommandTests : CliTest
{
    private const string Document = """{"id":9007199254740993,"tags":["a","b"],"owner":{"name":"Ann"}}""";

    [Theory]
    [InlineData("$.tags[*]", "\"a\"\n\"b\"\n")]
    [InlineData("$.id", "9007199254740993\n")]
    [InlineData("$.owner", "{\"name\":\"Ann\"}\n")]
    [InlineData("$.nothing", "")]
    [InlineData("upper(record.owner.name)", "\"ANN\"\n")]
    [InlineData("{{ upper(record.owner.name) }}", "\"ANN\"\n")]
    [InlineData("record.tags.length + 1", "3\n")]
    [InlineData("record.nothing", "undefined\n")]
    [InlineData("response.id", "9007199254740993\n")]
    [InlineData("now", "\"2026-05-01T10:00:00Z\"\n")]
    public async Task Paths_and_expressions_give_values(string text, string expected)
    {
        var run = await RunWith(Document, "eval", text);
        Assert.Equal((0, expected, ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task Nodes_can_be_shown_by_their_paths()
    {
        var run = await RunWith(Document, "eval", "$..*", "--paths");
        Assert.Equal("$['id']\n$['tags']\n$['owner']\n$['tags'][0]\n$['tags'][1]\n$['owner']['name']\n", run.Out);
    }

    [Fact]
    public async Task Nodes_are_json_with_path_and_value()
    {
        var run = await RunWith(Document, "eval", "$.tags[*]", "--json");
        Assert.Equal("""{"nodes":[{"path":"$['tags'][0]","value":"a"},{"path":"$['tags'][1]","value":"b"}]}""" + "\n", run.Out);
    }

    [Theory]
    [InlineData("record.tags", """{"kind":"list","value":["a","b"]}""")]
    [InlineData("record.nothing", """{"kind":"undefined"}""")]
    [InlineData("null", """{"kind":"null","value":null}""")]
    public async Task Values_are_json_with_their_kind(string text, string expected)
    {
        var run = await RunWith(Document, "eval", text, "--json");
        Assert.Equal((0, expected + "\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task The_document_may_be_a_file()
    {
        Write("f.json", "\uFEFF{\n  \"a\": 1\n}\n");
        var run = await Run("eval", "$.a", "--input", "f.json");
        Assert.Equal((0, "1\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task Several_documents_stand_on_lines()
    {
        var run = await RunWith("{\"a\":1}\r\n\r\n{\"a\":2}\n  \n{\"a\":3}", "eval", "record.a * 2");
        Assert.Equal((0, "2\n4\n6\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task A_line_that_is_no_json_is_told_and_the_others_go_on()
    {
        var run = await RunWith("{\"a\":1}\n{oops}\n{\"a\":3}\n", "eval", "$.a");
        Assert.Equal((3, "1\n3\n"), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9005: Line 2 is no JSON: ", run.Err);
    }

    [Fact]
    public async Task A_document_that_is_no_json_is_told_with_its_place()
    {
        var run = await RunWith("{\"a\": oops}", "eval", "$.a");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9005: The input is no JSON: ", run.Err);
        Assert.Contains("(line 1, column 7)", run.Err);
    }

    [Fact]
    public async Task A_wrong_path_is_told_with_a_caret()
    {
        var run = await RunWith(Document, "eval", "$.a[");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.StartsWith("(command line):1:4: error RZ2003: ", run.Err);
        Assert.Contains("\n  1 | $.a[\n    |    ^\n", run.Err);
    }

    [Fact]
    public async Task A_wrong_expression_is_told_with_a_caret()
    {
        var run = await RunWith(Document, "eval", "{{ recrd.a }}");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.StartsWith("(command line):1:4: error RZ2001: ", run.Err);
        Assert.Contains("\n  1 | {{ recrd.a }}\n    |    ^^^^^\n", run.Err);
    }

    [Fact]
    public async Task A_document_an_expression_cannot_compute_with_is_told_by_its_line()
    {
        var run = await RunWith("{\"a\":1}\n{\"a\":\"x\"}\n", "eval", "record.a * 2");
        Assert.Equal((3, "2\n"), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9007: The expression gives no value for line 2: ", run.Err);
    }

    [Fact]
    public async Task Wrong_texts_are_json_where_json_is_wanted()
    {
        var run = await RunWith(Document, "eval", "$.a[", "--json");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Equal("RZ2003", run.ErrorJson.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("1 + 2", "3\n")]
    [InlineData("{{ upper('a') }}", "\"A\"\n")]
    [InlineData("now", "\"2026-05-01T10:00:00Z\"\n")]
    public async Task What_needs_no_document_reads_none(string text, string value)
    {
        var run = await RunOn(terminal => terminal with { InputIsTerminal = true }, "eval", text);
        Assert.Equal((0, value, ""), (run.Exit, run.Out, run.Err));
        run = await RunWith("no JSON", "eval", text);
        Assert.Equal((0, value, ""), (run.Exit, run.Out, run.Err));
    }

    [Theory]
    [InlineData("record.id")]
    [InlineData("now > record.at")]
    public async Task What_needs_a_document_asks_for_one(string text)
    {
        var run = await RunOn(terminal => terminal with { InputIsTerminal = true }, "eval", text);
        Assert.Equal((2, ""), (run.Exit, run.Out));
    }

    [Fact]
    public async Task Nobody_is_asked_to_type_a_document()
    {
        var run = await RunOn(terminal => terminal with { InputIsTerminal = true }, "eval", "$");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9002: There is no document to try it on.\n", run.Err);
    }

    [Fact]
    public async Task A_missing_file_is_told()
    {
        var run = await Run("eval", "$", "--input", "none.json");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9003: There is no file 'none.json'.\n", run.Err);
    }
}
