using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Simulation.Tests.Talking;

/// <summary>Runs whose conversations do one thing otherwise than they should.</summary>
internal static class Broken
{
    /// <summary>Some seed finds that an invariant is broken.</summary>
    public static async Task FindsAsync(string invariant, Func<IConversationSystem, IConversationSystem> broken, string what = "")
    {
        var simulation = new Simulation(setting => SpineOfPipeline.Of(Wrapped(setting, broken)));
        for (ulong seed = 1; seed <= 120; seed++)
        {
            var outcome = await simulation.RunAsync(ScenarioDraw.Of(seed, 30));
            if (outcome.Verdict.Findings.Exists(finding => finding.Invariant == invariant && finding.What.Contains(what, StringComparison.Ordinal)))
                return;
        }
        Assert.Fail($"No seed found that {invariant} is broken.");
    }

    private static SyncSetting Wrapped(SyncSetting setting, Func<IConversationSystem, IConversationSystem> wrap) => setting with
    {
        Systems = setting.Systems.ToDictionary(one => one.Key, one => one.Value with
        {
            Conversation = one.Value.Conversation is { } conversation ? conversation with { Parts = wrap(conversation.Parts) } : null,
        }),
    };
}
