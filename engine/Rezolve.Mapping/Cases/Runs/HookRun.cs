using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Subscribing;

namespace Rezolve.Mapping.Cases.Runs;

/// <summary>Runs a request about a subscription for a case.</summary>
internal static class HookRun
{
    /// <summary>Sends it.</summary>
    public static async Task<ExchangeOutcome> RunAsync(CaseContext context, SendOperation send, CancellationToken cancellation)
    {
        var webhooks = context.Program.Webhooks;
        if (!webhooks.TryGetValue(context.File.Text("webhook") ?? "", out var webhook))
            return ExchangeOutcome.Impossible($"the webhooks are {string.Join(", ", webhooks.Keys)}; name one with \"webhook\"");
        if (webhook.Subscription is not { } subscription)
            return ExchangeOutcome.Impossible($"the webhook '{webhook.Name}' has no subscription");
        var step = context.File.Text("step") ?? "create";
        var operation = step == "create" ? subscription.Create : step == "renew" ? subscription.Renew : subscription.Remove;
        if (operation is null)
            return ExchangeOutcome.Impossible($"the subscription of '{webhook.Name}' has no {step}");
        var hook = context.File.Literal("hook");
        var values = new HookValues(Text(hook["url"]) ?? "", Text(hook["id"]), Text(hook["secret"]));
        var answer = await HookCall.SendAsync(operation, subscription, values, context.NewUnit(), send, cancellation).ConfigureAwait(false);
        return answer.IsFine
            ? ExchangeOutcome.Fine with { Key = answer.Id, Secret = answer.Secret }
            : new ExchangeOutcome(ExchangeRun.Word(answer.Action), answer.Message);
    }

    private static string? Text(in Value value) => ValueText.Has(value) ? ValueText.Of(value) : null;
}
