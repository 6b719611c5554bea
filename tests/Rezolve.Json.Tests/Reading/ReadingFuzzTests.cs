using System.Text.Json;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Tests.Reading;

public sealed class ReadingFuzzTests
{
    private static readonly JsonLimits Limits = new(100_000, 64);

    private static readonly byte[][] Seeds =
    [
        "{\"name\":\"a\\u00e9\\n\",\"list\":[1,-2.5e3,true,false,null,{}],\"o\":{\"x\":\"\\ud83d\\ude00\",\"y\":[]}}"u8.ToArray(),
        "// head\n{\n  \"a\": [1, 2, /* mid */ 3,],\r\n  \"b\": {\"c\": \"ä€😀\"},\n}"u8.ToArray(),
        "[[[[\"deep\"]]],{\"a\":1,\"a\":2},\"\\ud800\",1E400,-0]"u8.ToArray(),
        "\"only text\""u8.ToArray(),
    ];

    public static TheoryData<int> SeedNumbers => [.. Enumerable.Range(0, Seeds.Length)];

    [Theory]
    [MemberData(nameof(SeedNumbers))]
    public void Damaged_text_gives_faults_with_places_and_never_an_exception(int seed)
    {
        foreach (var bytes in FixedSamples.Mutated(Seeds[seed]).Draw(1500, (uint)seed))
        {
            var document = AuthoredJson.Parse(bytes, Limits);
            Assert.All(document.Faults, fault =>
            {
                Assert.InRange(fault.Offset, 0, bytes.Length);
                Assert.InRange(fault.Length, 0, bytes.Length - fault.Offset);
                Assert.Equal(document.PositionOf(fault.Offset), fault.Position);
                Assert.InRange(fault.Position.Line, 1, document.LineCount);
            });
            Assert.True(document.Root is not null || document.Faults.Count > 0, Convert.ToHexString(bytes));
        }
    }

    [Theory]
    [MemberData(nameof(SeedNumbers))]
    public void All_readers_agree(int seed)
    {
        foreach (var bytes in FixedSamples.Mutated(Seeds[seed]).Draw(1500, (uint)seed + 100))
        {
            var (strict, check) = JsonReading.ReadDocument(bytes, JsonReadingMode.Strict, Limits);
            var answer = JsonReading.ReadDocument(bytes, JsonReadingMode.Answer, Limits);
            var authored = AuthoredJson.Parse(bytes, Limits);
            Assert.Equal(check.IsOk, strict is not null);
            if (strict is null) continue;
            Assert.True(answer.Check.IsOk, Convert.ToHexString(bytes));
            Assert.All(authored.Faults, fault => Assert.True(fault.Kind is JsonFaultKind.DuplicateKey or JsonFaultKind.LoneSurrogate, fault.ToString()));
            Assert.Equal(check.DuplicateKeys, authored.Faults.Count(fault => fault.Kind == JsonFaultKind.DuplicateKey));
            Assert.Equal(check.LoneSurrogates > 0, authored.Faults.Any(fault => fault.Kind == JsonFaultKind.LoneSurrogate));
            if (authored.Faults.Count == 0) Assert.True(JsonElement.DeepEquals(strict.RootElement, authored.Root!.ToElement()));
        }
    }

    [Fact]
    public void Every_node_is_found_again_by_its_pointer_and_its_place()
    {
        foreach (var bytes in FixedSamples.Mutated(Seeds[0]).Draw(500, 7))
        {
            var document = AuthoredJson.Parse(bytes, Limits);
            if (document.Faults.Count > 0) continue;
            foreach (var node in Flatten(document.Root!))
            {
                Assert.Same(node, document.NodeAt(node.Pointer));
                Assert.Equal(node.Pointer, document.PointerAt(node.Start));
                Assert.Equal(node.Start, document.OffsetOf(document.PositionOf(node.Start)));
            }
        }
    }

    [Fact]
    public void Memory_is_linear_in_the_text()
    {
        foreach (var bytes in FixedSamples.Mutated(Seeds[1]).Draw(200, 11))
        {
            AuthoredJson.Parse(bytes, Limits);
            var before = GC.GetAllocatedBytesForCurrentThread();
            AuthoredJson.Parse(bytes, Limits);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000 + (200 * bytes.Length));
        }
    }

    private static IEnumerable<AuthoredNode> Flatten(AuthoredNode node) =>
        node.Members.Concat(node.Items).SelectMany(Flatten).Prepend(node);
}
