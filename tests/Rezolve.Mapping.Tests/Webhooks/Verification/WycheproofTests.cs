using System.Text.Json;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Webhooks.Verification;

namespace Rezolve.Mapping.Tests.Webhooks.Verification;

/// <summary>The public vectors for keyed digests: valid tags are taken, all others refused, and so is every tag that is cut short.</summary>
public sealed class WycheproofTests
{
    [Theory]
    [InlineData("sha1", 160, 170)]
    [InlineData("sha256", 256, 174)]
    [InlineData("sha512", 512, 174)]
    public void ATagIsTakenOnlyWhereItIsWholeAndRight(string algorithm, int bits, int count)
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "suites", "wycheproof-hmac", $"hmac_{algorithm}_test.json");
        if (!File.Exists(file))
            Assert.Skip($"{file} is not there");
        var wrong = new List<string>();
        var seen = 0;
        foreach (var group in JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var isWhole = group.GetProperty("tagSize").GetInt32() == bits;
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                seen++;
                var (key, message, tag) = (Bytes(test, "key"), Bytes(test, "msg"), test.GetProperty("tag").GetString()!);
                var taken = Signatures.AnyMatches(algorithm, "hex", [key], message, tag);
                if (taken != (isWhole && test.GetProperty("result").GetString() == "valid"))
                    wrong.Add($"{test.GetProperty("tcId")}: {test.GetProperty("comment")}");
            }
        }
        Assert.Empty(wrong);
        Assert.Equal(count, seen);
    }

    private static byte[] Bytes(JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);
}
