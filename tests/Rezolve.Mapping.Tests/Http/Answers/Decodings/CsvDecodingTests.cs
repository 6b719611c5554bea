using System.Text;

namespace Rezolve.Mapping.Tests.Http.Answers.Decodings;

public sealed class CsvDecodingTests
{
    private const string Csv = """{ "type": "csv" }""";
    private const string Bare = """{ "type": "csv", "header": false }""";

    [Theory]
    [InlineData("a,b\n1,2", """[{"a":"1","b":"2"}]""")]
    [InlineData("a,b\r\n1,2\r\n", """[{"a":"1","b":"2"}]""")]
    [InlineData("a,b\r1,2\r", """[{"a":"1","b":"2"}]""")]
    [InlineData("\uFEFFa,b\n1,2\n", """[{"a":"1","b":"2"}]""")]
    [InlineData("a,b\n\n1,2\n\r\n\n3,4", """[{"a":"1","b":"2"},{"a":"3","b":"4"}]""")]
    [InlineData("a,b\n,\n", """[{"a":"","b":""}]""")]
    [InlineData("a\n\"\"\n", """[{"a":""}]""")]
    [InlineData("a, b \n 1 ,2\n", """[{"a":" 1 "," b ":"2"}]""")]
    [InlineData("a,b\n\"x,y\",\"p\nq\r\nr\"", """[{"a":"x,y","b":"p\nq\r\nr"}]""")]
    [InlineData("a,b\n\"\"\"\",\"\"\"x\"\"y\"\"\"", "[{\"a\":\"\\\"\",\"b\":\"\\\"x\\\"y\\\"\"}]")]
    [InlineData("név,😀\ná,✓", "[{\"név\":\"á\",\"\\uD83D\\uDE00\":\"✓\"}]")]
    [InlineData("\"a \"\"b\"\"\",c\n1,2", "[{\"a \\\"b\\\"\":\"1\",\"c\":\"2\"}]")]
    [InlineData("a\tb,c\\d\n1,2", """[{"a\tb":"1","c\\d":"2"}]""")]
    [InlineData("a,b\n", "[]")]
    [InlineData("\n", "[]")]
    public void ATableIsAListOfObjects(string table, string document) => Assert.Equal(document, Decode.Text(Csv, table));

    [Theory]
    [InlineData("1,2\n3,4,5\n", """[["1","2"],["3","4","5"]]""")]
    [InlineData("1,\n", """[["1",""]]""")]
    [InlineData("1,", """[["1",""]]""")]
    [InlineData("1,1", """[["1","1"]]""")]
    public void WithoutNamesARowIsAList(string table, string document) => Assert.Equal(document, Decode.Text(Bare, table));

    [Theory]
    [InlineData(";", "a;b\n1,5;2", """[{"a":"1,5","b":"2"}]""")]
    [InlineData("\\t", "a\tb\n1\t2", """[{"a":"1","b":"2"}]""")]
    [InlineData("|", "a|b\n\"x|y\"|2", """[{"a":"x|y","b":"2"}]""")]
    public void TheSeparatorIsTheAuthors(string separator, string table, string document) =>
        Assert.Equal(document, Decode.Text($$"""{ "type": "csv", "separator": "{{separator}}" }""", table));

    [Theory]
    [InlineData("a,b\n1,2\n1,2,3\n4,5\n", "line 3 (byte 8): the row has 3 cells, and the header has 2")]
    [InlineData("a,b\n1\n", "line 2 (byte 4): the row has 1 cells, and the header has 2")]
    [InlineData("a,b,a\n1,2,3\n", "line 1 (byte 0): two columns have the name 'a'; write \"header\": false and take them by their number")]
    [InlineData("a,b\n1,x\"y\n", "line 2 (byte 7): a quotation mark stands inside a cell that does not begin with one")]
    [InlineData("a,b\n\"x\ny\"z,1\n", "line 3 (byte 9): text stands behind the closing quotation mark of a cell")]
    [InlineData("a,b\n1,\"x\ny", "Truncated: line 2 (byte 6): the cell in quotation marks that begins here has no end")]
    [InlineData("a,b\n1,2\n3", "Truncated: line 3 (byte 8): the row has 1 cells, and the header has 2")]
    public void WhatIsNoTableIsRefusedWithItsPlace(string table, string fault) => Assert.Equal(fault, Decode.Fault(Csv, table));

    [Fact]
    public void ATableThatIsWrittenByRulesIsReadBackExactly()
    {
        string[] pieces = ["", "a", " ", ",", ";", "\"", "\"\"", "\n", "\r\n", "\r", "é", "😀", "\\", "{", "\t", "-1.50"];
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var width = random.Next(2, 5);
            var rows = Enumerable.Range(0, random.Next(1, 6))
                .Select(_ => Enumerable.Range(0, width).Select(_ => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => pieces[random.Next(pieces.Length)]))).ToArray()).ToList();
            var table = new StringBuilder();
            foreach (var row in rows)
                table.AppendJoin(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\"")).Append(random.Next(2) == 0 ? "\n" : "\r\n");
            Assert.Equal(System.Text.Json.JsonSerializer.Serialize(rows, Decode.Readable), Decode.Text(Bare, table.ToString()));
        }
    }

    [Fact]
    public void LongNamesTimesManyRowsStayWithinTheLimit()
    {
        var table = new string('n', 10_000) + ",b\n" + string.Concat(Enumerable.Repeat("1,2\n", 1000));

        Assert.Equal(
            "BodyTooLong: as a document it is longer than 1000000 bytes",
            Decode.Fault(Csv, Encoding.UTF8.GetBytes(table), null, Fakes.Wire.Limits with { InflatedBytes = 1_000_000 }));
    }
}
