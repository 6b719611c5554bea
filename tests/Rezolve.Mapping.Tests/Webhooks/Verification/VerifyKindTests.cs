using System.Text.Json;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Webhooks.Verification;

namespace Rezolve.Mapping.Tests.Webhooks.Verification;

/// <summary>Every example of every kind of verification is executed.</summary>
public sealed class VerifyKindTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Examples =>
        from kind in VerifyKinds.All.Kinds from example in kind.Examples select new TheoryDataRow<string, string>(kind.Name, example.Title);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task AnExampleDoesWhatItSays(string kind, string title)
    {
        var example = VerifyKinds.All[kind]!.Examples.Single(one => one.Title == title);
        var (input, outcome) = (JsonElement.Parse(example.Input), JsonElement.Parse(example.Outcome));
        var request = HookBench.Request(input.GetProperty("body").GetString()!, Text(input, "headers"), Text(input, "query"));
        var now = input.TryGetProperty("now", out var said) ? said.GetDateTimeOffset() : HookBench.Now;

        var verdict = await HookBench.VerifyAsync(example.Manifest, request, Text(input, "inputs"), now: now);

        if (outcome.TryGetProperty("refused", out var reason))
            Assert.Contains(reason.GetString()!, verdict.Refusal);
        else
            Assert.Null(verdict.Refusal);
    }

    [Fact]
    public void TheKindsAreKnown()
    {
        Assert.Equal(["hmac", "basic", "token", "jwt", "clientCertificate", "none"], VerifyKinds.All.Kinds.Select(kind => kind.Name));
        var secret = VerifyKinds.All.Kinds.SelectMany(kind => kind.Members).Where(member => member.Type is Written.Value { Secret: true }).Select(member => member.Name);
        Assert.Equal(["secret", "password", "secret", "secret"], secret);
    }

    private static string Text(JsonElement input, string name) => input.TryGetProperty(name, out var member) ? member.GetRawText() : "{}";
}
