using System.Text.Json;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Posting;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Simulation.Tests.Posting;

/// <summary>Whoever answers a delivery and forgets it, believes what it says, or takes one that is not genuine is found out; and what is only told arrives.</summary>
public sealed class PostOracleTests
{
    [Fact]
    public Task A_delivery_that_is_answered_and_not_kept_is_found_out() => FindsAsync("I10", setting =>
    {
        var (spine, received) = (SpineOfPipeline.Of(setting), 0);
        return spine with { Receive = (connection, request, store) => ++received % 7 == 0 ? Task.FromResult(WebhookAnswer.Accepted) : spine.Receive(connection, request, store) };
    });

    [Fact]
    public Task A_vendor_that_is_answered_and_never_listened_to_is_found_out() => FindsAsync("I10", setting =>
        SpineOfPipeline.Of(setting) with { Receive = (_, _, _) => Task.FromResult(WebhookAnswer.Accepted) });

    [Fact]
    public Task Whoever_believes_a_late_delivery_is_found_out() => FindsAsync("I4", Believing);

    [Fact]
    public Task A_delivery_that_is_not_genuine_and_taken_is_found_out() => FindsAsync("I10", setting =>
    {
        var spine = SpineOfPipeline.Of(setting);
        return spine with { Receive = (connection, request, store) => spine.Receive(connection, Signed(request), store) };
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Whoever_keeps_a_secret_or_what_a_delivery_said_is_found_out(bool isSecret) => FindsAsync("I18", setting =>
    {
        var spine = SpineOfPipeline.Of(setting);
        return spine with
        {
            Receive = async (connection, request, store) =>
            {
                var key = new RowKey(setting.Program.Tenant, isSecret ? RowKinds.Letter + "-of-nobody" : RowKinds.InboxCount, $"{connection}/another");
                var content = isSecret ? System.Text.Encoding.UTF8.GetBytes(request.Headers[0].Value) : request.Body;
                await store.CommitAsync(new StoreChange { Writes = [new RowWrite(key, content)] }, default);
                return await spine.Receive(connection, request, store);
            },
        };
    });

    [Fact]
    public async Task Without_faults_what_is_only_told_arrives_too()
    {
        var told = 0;
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var outcome = await Simulation.OfEngine.RunAsync(ScenarioDraw.Of(seed, 0));
            Assert.Equal([], outcome.Verdict.Findings.Select(finding => $"{seed}: {finding.What}"));
            told += outcome.World.Posts.Values.Where(post => post.Knobs.IsOnlyTold).Sum(post => post.Sent.Count);
        }
        Assert.True(told > 50, $"only {told} deliveries came of vendors that nobody asks");
    }

    // Writes what the delivery says into the hub, and looks at nothing.
    private static Spine Believing(SyncSetting setting)
    {
        var spine = SpineOfPipeline.Of(setting);
        return spine with
        {
            Receive = async (connection, request, store) =>
            {
                var answer = await spine.Receive(connection, request, store);
                foreach (var one in ValueJson.Read(JsonElement.Parse(request.Body.Span))["events"].List)
                {
                    if (answer.Outcome == WebhookOutcome.Accepted && one["subject"].Kind == ValueKind.Text
                        && await new HubStore(setting.Store, setting.Program.Tenant).LinkAsync(connection, one["ticket"].Text, default) is { State: LinkState.Active } link)
                        await spine.SetInHub(link.Ticket, new Dictionary<string, Value> { ["subject"] = one["subject"] });
                }
                return answer;
            },
        };
    }

    private static WebhookRequest Signed(WebhookRequest request) => request with { Headers = HookConnector.Delivery([]).Headers };

    private static async Task FindsAsync(string invariant, Func<SyncSetting, Spine> broken)
    {
        var simulation = new Simulation(broken);
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var outcome = await simulation.RunAsync(ScenarioDraw.Of(seed, 30));
            if (outcome.Scenario.Hooks.Count > 0 && outcome.Verdict.Findings.Exists(finding => finding.Invariant == invariant))
                return;
        }
        Assert.Fail($"No seed found that {invariant} is broken.");
    }
}
