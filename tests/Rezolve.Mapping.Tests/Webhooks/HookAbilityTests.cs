using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Tests.Webhooks;

/// <summary>What a connector can do with webhooks, and what of it is pinned by an approval.</summary>
public sealed class HookAbilityTests
{
    private const string Keys = """{ "verify": { "type": "jwt", "issuer": "desk", "audience": "sync", "keys": "https://login.example.com/keys" }, "on": [{ "entity": "ticket", "hint": "$.id" }] }""";

    [Theory]
    [InlineData("", new[] { "webhook.receive" })]
    [InlineData(""", "subscription": { "create": "hookCreate" }""", new[] { "webhook.receive", "webhook.subscribe" })]
    public void It_receives_and_may_be_subscribed_to(string more, string[] abilities)
    {
        var (program, report) = HookBench.Compile(
            $$"""{ "verify": { "type": "none" }, "on": [{ "entity": "ticket", "hint": "$.id" }]{{more}} }""",
            operations: more.Length == 0 ? "" : """, "hookCreate": { "request": "POST /hooks", "body": { "url": "{{ hook.url }}" } }""");
        Assert.Equal("", report);
        Assert.Equal(abilities, program!.Abilities.Select(ability => ability.Name).Where(name => name.StartsWith("webhook.", StringComparison.Ordinal)));
        Assert.Equal(more.Length > 0, program.Can("webhook.subscribe"));
    }

    [Fact]
    public void Where_an_issuer_gives_its_keys_is_approved()
    {
        var (program, _) = HookBench.Compile(Keys);
        Assert.Equal(["https://login.example.com/keys"], LockEntries.Of(program!, null).SignIn);
    }
}
