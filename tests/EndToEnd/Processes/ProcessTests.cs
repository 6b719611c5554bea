namespace EndToEnd.Processes;

/// <summary>The command as a shell sees it: words in, two streams and a code out. What it does is tested inside its own project.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Manifest = """
        {
          "manifestVersion": "1.0", "name": "pond", "version": "0.1.0", "title": "Pond",
          "connection": { "inputs": { "host": { "type": "string" } }, "baseUrl": "https://{{ inputs.host }}", "auth": { "open": { "type": "none" } } },
          "operations": { "one": { "request": "GET /tickets/{{ key }}" } },
          "entities": { "ticket": { "key": "$.id", "get": "one", "fields": { "subject": { "read": "$.title" } } } }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-process-").FullName;

    public ProcessTests() => File.WriteAllText(Path.Combine(_folder, "pond.connector.json"), Manifest);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Records_go_through_a_pipe_and_counts_go_beside_it()
    {
        var run = await RezolveProcess.RunAsync(_folder, """{ "id": 1, "title": "Ő 🐟" }""", "map", "--connector", "pond.connector.json");

        Assert.Equal((0, """{"key":"1","subject":"Ő 🐟"}""" + "\n"), (run.Exit, run.Out));
        Assert.Contains("1 record read, 1 mapped.", run.Err);
    }

    [Fact]
    public async Task A_word_it_does_not_know_is_said_on_the_error_stream_alone()
    {
        var run = await RezolveProcess.RunAsync(_folder, "", "valdate");

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("valdate", run.Err);
    }

    [Fact]
    public async Task A_manifest_with_a_mistake_ends_with_three()
    {
        File.WriteAllText(Path.Combine(_folder, "pond.connector.json"), Manifest.Replace("\"title\"", "\"titel\"", StringComparison.Ordinal));

        var run = await RezolveProcess.RunAsync(_folder, "", "validate");

        Assert.Equal(3, run.Exit);
        Assert.Contains("RZ1003", run.Out);
    }
}
