using System.Text;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Answers.Decodings;

/// <summary>Counts what the whole process allocates, so no other test may run beside it.</summary>
[Collection(nameof(Alone))]
public sealed class DecodingMemoryTests
{
    private const int Rows = 40_000;

    [Theory]
    [InlineData("""{ "type": "csv" }""", 1)]
    [InlineData("""{ "type": "ndjson" }""", 1)]
    [InlineData("""{ "type": "xml", "lists": ["rows/row"] }""", 12)]
    public void ADocumentIsDecodedInPooledMemory(string decoding, int megabytes)
    {
        var body = Encoding.UTF8.GetBytes(decoding.Contains("csv") ? "id,title,state\n" + Repeated(row => $"{row},\"Printer, again\",open\n")
            : decoding.Contains("ndjson") ? Repeated(row => $$"""{"id":{{row}},"title":"Printer, again","state":"open"}""" + "\n")
            : $"<rows>{Repeated(row => $"<row id='{row}'><title>Printer, again</title><state>open</state></row>")}</rows>");
        // Once before, so that the pools are filled.
        Assert.InRange(Length(decoding, body), body.Length / 2, body.Length * 3);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Length(decoding, body);

        var grown = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.True(grown <= megabytes << 20, $"{grown} bytes were allocated for {body.Length}");
    }

    private static int Length(string decoding, byte[] body)
    {
        using var answer = Decode.Answer(decoding, body);
        return answer.Text.Length;
    }

    private static string Repeated(Func<int, string> row) => string.Concat(Enumerable.Range(0, Rows).Select(row));
}
