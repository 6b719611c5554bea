using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Records;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Transforms;

namespace Rezolve.Mapping.Cli.Tests.Records;

public sealed class ForwardMappingTests : CliTest
{
    private const string Manifest = """
        {
          "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example.com", "auth": { "none": { "type": "none" } } },
          "tables": { "status": { "rows": [["n", "new"], ["o", "open"]] } },
          "operations": { "all": { "request": "GET /tickets", "records": "$[*]" } },
          "entities": { "ticket": { "key": "$.id", "list": "all", "fields": {
            "subject": "$.title", "status": { "path": "$.state", "table": "status" }, "tags": "$.marks", "createdAt": "$.made" } } }
        }
        """;

    [Fact]
    public void A_record_without_problems_takes_no_memory()
    {
        var mapping = NewMapping();
        var record = """{"id":7,"title":"Fire","state":"n","marks":["b","a"],"made":"2026-05-01T10:00:00Z"}"""u8.ToArray();
        using var output = new Utf8Output();
        var problems = new ProblemList(3);
        long before = 0;
        var mapped = 0;
        for (var round = 0; round < 3; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                output.Length = 0;
                mapped += mapping.Map(record, 1, output, problems) == RecordOutcome.Mapped ? 1 : 0;
            }
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100);
        Assert.Equal(300, mapped);
    }

    [Theory]
    [InlineData("[]", "Line 4: a JSON object is due.")]
    [InlineData("""{"id":""", "Line 4: the JSON ends too early (byte 7 of it).")]
    [InlineData("""{"id":7,"state":"x"}""", "Line 4: status is held: ")]
    public void A_problem_names_its_line(string record, string expected)
    {
        using var output = new Utf8Output();
        var problems = new ProblemList(3);
        NewMapping().Map(System.Text.Encoding.UTF8.GetBytes(record), 4, output, problems);
        Assert.StartsWith(expected, Assert.Single(problems.Kept).Message, StringComparison.Ordinal);
    }

    private ForwardMapping NewMapping()
    {
        var path = Write("desk.connector.json", Manifest);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var terminal = new Terminal
        {
            Input = Stream.Null,
            Output = Stream.Null,
            Errors = Stream.Null,
            Folder = Folder,
            Variable = _ => null,
            Clock = clock,
        };
        var bag = new DiagnosticBag();
        var file = new ConnectorFile(terminal, bag);
        var program = file.Read(path) is { } manifest ? file.Compile(manifest, null) : null;
        Assert.True(program is not null, string.Join('\n', bag.All));
        return new ForwardMapping(program, program.Entities["ticket"], new MappingRoots(program, MappingRoots.Offline(program, clock.GetUtcNow()), clock));
    }
}
