using CsCheck;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Reading;

/// <summary>Copying bytes gives exactly what the written rule gives, holds included.</summary>
public sealed class FastWaysTests
{
    private static readonly string[] Paths = ["id", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

    private static readonly EntityProgram Entity = new SampleEntity(EntityKind.Ticket)
        .Field("subject", "$.a").Field("description", "$.b")
        .Field("status", "$.c", field => field with { Table = SampleEntity.Table("""[["x","new"],["1","open"],[2,"closed"],["",null]]""") })
        .Field("assignee", "$.d").Field("tags", "$.e").Field("due", "$.f").Field("custom.n", "$.g", custom: FieldType.Number)
        .Field("custom.i", "$.h", custom: FieldType.Integer).Field("custom.t", "$.i", custom: FieldType.Boolean)
        .Field("priority", "$.j", field => field with { Table = SampleEntity.Table("[]", Unmapped.Pass), Default = Value.Of("3") })
        .Build();

    private static readonly string[] Contents =
    [
        "x", "", "a b", "a ", " a", "1", "é", "e\u0301", "\u0301", "ӑ", "日本", "😀", "\\n", "a\\n", "\\r\\na", "a\\tb", "a\\\\", "\\\\n", "\\u0041", "\\/",
        "\\ud800", "\\u00e9", "\\\"", "\u007f", "a\\n ", "\u212B", "\u1100\u1161\u11A8", "\u0958", "\u02FF\u0301", "a\u0344", "a\\u0301", "\u00A0",
        "2026-05-01T10:00:00Z", "2026-02-29T10:00:00Z", "2024-02-29T10:00:00Z", "2026-05-01T10:00:00.000Z", "2026-05-01T10:00:00.5Z",
        "2026-05-01T10:00:00+00:00", "2026-05-01T24:00:00Z", "0000-05-01T10:00:00Z", "2026-05-01T10:00:00.000+0000",
    ];

    private static readonly string[] Others =
    [
        "null", "true", "false", "0", "-0", "1", "2", "2.0", "1e2", "12345678901234567890",
        "{}", "[]", "[1]", "[null,\"a\"]", "[[\"a\"]]", "{\"key\":1}",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Contents.Length - 1].Select(i => $"\"{Contents[i]}\"");

    private static readonly Gen<string> Any = Gen.Frequency(
        (5, Text), (3, Gen.Int[0, Others.Length - 1].Select(i => Others[i])), (2, Text.Array[0, 4].Select(items => $"[ {string.Join(" , ", items)}]")));

    [Fact]
    public void Both_ways_give_the_same() => Any.Array[Paths.Length].Sample(
        values =>
        {
            var record = "{" + string.Join(',', Paths.Zip(values).Select(member => $"\"{member.First}\": {member.Second}")) + "}";
            var (fast, fastMapper) = SampleEntity.Map(Entity, record);
            var (ruled, ruleMapper) = SampleEntity.Map(Entity, record, onlyRule: true);
            Assert.Equal(ruled, fast);
            Assert.Equal(Holds(ruleMapper), Holds(fastMapper));
        },
        iter: 3_000);

    private static IEnumerable<string> Holds(RecordMapper mapper) => mapper.Held.Select(held => $"{held.Field} {held.Code} {held.Reason}");
}
