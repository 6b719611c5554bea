namespace Rezolve.Mapping.Cli.Tests.Commands;

/// <summary>What a person sees where the other system answers badly: one error, with operation, line and remedy, and exit code 5.</summary>
public sealed class BadAnswerTests : ConnectionTest
{
    private const string Page = "<!DOCTYPE html><html><body>Sign in</body></html>";

    [Theory]
    [InlineData("{\"items\":\"none\"}", "the answer has text at $.items where a list of records is due", "Compare the answer with the manifest")]
    [InlineData("{\"items\":[{\"id\":3}", "the JSON ends too early", "Try again later")]
    [InlineData("{\"items\":[NaN]}", "the text is not JSON", "Compare the answer with the manifest")]
    [InlineData("", "is empty where a list of records is due", "Compare the answer with the manifest")]
    [InlineData(Page, "with a page for people where JSON was due", "Check the credentials and baseUrl")]
    [InlineData("{\"items\":[{\"id\":1},{\"id\":9}]}", "the page begins with the same record (1) as an earlier one", "Compare pages and the request's query")]
    public async Task A_bad_page_ends_with_5_and_keeps_what_was_read(string body, string said, string remedy)
    {
        Pages["GET /tickets?page=2"] = (200, body);
        var run = await RunApproved("read", "desk", "ticket");
        Assert.Equal((5, 2), (run.Exit, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.StartsWith("2 records read, 2 mapped.\nerror RZ9006: all (GET, ", run.Err);
        Assert.Contains("desk.connector.json:10:12)", run.Err);
        Assert.Contains(said, run.Err);
        Assert.Contains("  try: " + remedy, run.Err);
    }

    [Fact]
    public async Task A_bad_page_is_the_same_error_in_json()
    {
        Pages["GET /tickets?page=2"] = (200, Page);
        var run = await RunApproved("read", "desk", "ticket", "--json");
        Assert.Equal(5, run.Exit);
        Assert.False(run.ErrorJson.GetProperty("complete").GetBoolean());
        var error = run.ErrorJson.GetProperty("diagnostics")[0];
        Assert.Equal(("RZ9006", "error"), (error.GetProperty("code").GetString(), error.GetProperty("severity").GetString()));
        Assert.StartsWith("all (GET, ", error.GetProperty("message").GetString());
        Assert.Contains("desk.connector.json:10:12)", error.GetProperty("message").GetString());
        Assert.Equal("Check the credentials and baseUrl.", error.GetProperty("remedy").GetString());
    }

    [Theory]
    [InlineData(200, Page, "a page for people", "Check the credentials and baseUrl")]
    [InlineData(200, "NaN", "the answer is no JSON: 1:1: 'N' is not expected here", "Check baseUrl and the request")]
    [InlineData(200, "{\"id\":null}", "is not what the check expects", "Compare the answer with the manifest")]
    [InlineData(400, "{\"error\":\"bad\"}", "was answered 400", "Change what the vendor objects to")]
    public async Task A_bad_answer_to_a_check_ends_with_5(int status, string body, string said, string remedy)
    {
        Pages["GET /me"] = (status, body);
        var run = await RunApproved("check", "desk");
        Assert.Equal((5, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9006: me (GET, ", run.Err);
        Assert.Contains("desk.connector.json:9:11)", run.Err);
        Assert.Contains(said, run.Err);
        Assert.Contains("  try: " + remedy, run.Err);
    }

    [Fact]
    public async Task A_bad_answer_to_a_check_is_the_same_error_in_json()
    {
        Pages["GET /me"] = (200, Page);
        var run = await RunApproved("check", "desk", "--json");
        Assert.Equal((5, ""), (run.Exit, run.Out));
        var error = run.ErrorJson.GetProperty("diagnostics")[0];
        Assert.StartsWith("me (GET, ", error.GetProperty("message").GetString());
        Assert.Contains("most likely a sign-in page", error.GetProperty("message").GetString());
    }
}
