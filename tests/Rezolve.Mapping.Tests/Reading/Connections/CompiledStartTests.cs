using Rezolve.Mapping.Reading.Connections;
using Rezolve.Mapping.Tests.Calling.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Connections;

/// <summary>Where a feed begins is read from an answer, though the cursor's other slots read records.</summary>
public sealed class CompiledStartTests
{
    [Fact]
    public async Task TheStartIsReadFromItsAnswer()
    {
        var bench = new FlowBench("""
            { "changes": { "request": "GET /changes", "query": { "after": "{{ cursor.after }}" }, "records": "$.rows[*]" }, "newest": { "request": "GET /newest" } }
            """, _ => """{"other":1,"last":{"id":42}}""", """
            "changes": { "operation": "changes", "cursor": { "type": "counter", "field": "$.id", "start": { "operation": "newest", "value": "$.last.id" } } }
            """);

        var (mark, fault) = await new StartReader(bench.Runner.SendAsync, bench.Program.Operations)
            .ReadAsync(bench.Program.Entities["ticket"].Changes!.Cursor, FlowBench.ScopeOf(), TestContext.Current.CancellationToken);

        Assert.Null(fault);
        Assert.Equal("42", mark!.At);
    }
}
