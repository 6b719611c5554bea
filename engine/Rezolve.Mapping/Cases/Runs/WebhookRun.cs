using System.Text;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Reading;
using Rezolve.Mapping.Webhooks.Verification;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Cases.Runs;

/// <summary>Runs a webhook case with the engine's own verification and reading; nothing is stored.</summary>
internal static class WebhookRun
{
    /// <summary>Runs it and compares.</summary>
    public static async Task<CaseOutcome> RunAsync(CaseContext context, CancellationToken cancellation)
    {
        var name = context.File.Text("webhook")!;
        if (!context.Program.Webhooks.TryGetValue(name, out var webhook))
            return new([new CaseDifference("/webhook", $"one of {string.Join(", ", context.Program.Webhooks.Keys)}", name)]);
        context.Coverage.NoteWebhook(webhook);
        var found = await ReceiveAsync(context, webhook, cancellation).ConfigureAwait(false);
        return new(Compare(context.File.Literal("expect"), found), found);
    }

    private static async Task<Value> ReceiveAsync(CaseContext context, WebhookProgram webhook, CancellationToken cancellation)
    {
        var request = RequestOf(context.File);
        var scope = new WebhookScope(request, context.NewUnit(), context.Limits.Answers.JsonDepth);
        using var keys = new KeyRing((_, _) => Task.FromResult((context.File.Literal("keys"), (string?)null)), context.Clock);
        var call = new VerifyCall(scope, request.Body, context.File.Now)
        {
            Secrets = new SecretMask(),
            Keys = keys,
            Stored = context.File.Text("storedSecret") is { } stored ? [stored] : [],
        };
        var verdict = await ((VerifyMethod)webhook.Verify).VerifyAsync(call, cancellation).ConfigureAwait(false);
        if (webhook.Challenge is { } challenge && challenge.When.Evaluate(scope) is { Kind: ValueKind.Boolean, Boolean: true })
            return One("answer", challenge.Respond.Evaluate(scope));
        if (verdict.Refusal is { } refusal)
            return One("refused", Value.Of(refusal));
        var reading = new EventReader(webhook, context.Limits.Webhooks.Events).Read(scope, request.Body);
        return reading.Fault is { } fault ? One("hints", Value.Of([One("unreadable", Value.Of(fault))])) : One("hints", Value.Of([.. reading.Events.Select(Hint)]));
    }

    private static WebhookRequest RequestOf(CaseFile file)
    {
        var body = file.Literal("body");
        var bytes = file.Text("rawBody") is { } text ? Encoding.UTF8.GetBytes(text) : body.Kind == ValueKind.Undefined ? [] : ValueJson.ToBytes(body);
        return new WebhookRequest(Pairs(file.Literal("headers")), Pairs(file.Literal("query")), bytes);
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Pairs(in Value members) => members.Kind != ValueKind.Object
        ? []
        : [.. members.Object.Where(member => ValueText.Has(member.Value)).Select(member => KeyValuePair.Create(member.Key, ValueText.Of(member.Value)))];

    private static Value Hint(WebhookEvent one)
    {
        if (one.Fate == EventFate.Unreadable)
            return One("unreadable", Value.Of(one.Reason));
        if (one.Hint is not { } hint)
            return One("do", one.Fate == EventFate.Ignored ? Value.Of("ignore") : Value.Null);
        var members = new ValueObject { ["entity"] = Value.Of(hint.Entity) };
        if (hint.Key is not null)
            members["key"] = Value.Of(hint.Key);
        if (hint.ParentKey is not null)
            members["parentKey"] = Value.Of(hint.ParentKey);
        if (hint.Deed == HintDeed.Delete)
            members["do"] = Value.Of("delete");
        return Value.Of(members);
    }

    private static IEnumerable<CaseDifference> Compare(Value expect, Value found)
    {
        if (expect["accepted"] is { Kind: ValueKind.Boolean } accepted && accepted.Boolean != (found["hints"].Kind == ValueKind.List))
            yield return new CaseDifference("/expect/accepted", accepted.ToString(), found.ToString());
        if (expect["refused"] is { IsNothing: false } refused && !IsRefused(refused, found["refused"]))
            yield return new CaseDifference("/expect/refused", refused.ToString(), found.ToString());
        if (!expect["hints"].IsNothing)
        {
            foreach (var difference in Comparison.Of("/expect/hints", expect["hints"], Abridged(expect["hints"], found)))
                yield return difference;
        }
        foreach (var difference in expect["answer"].IsNothing ? [] : Comparison.Of("/expect/answer", expect["answer"], found["answer"]))
            yield return difference;
    }

    private static bool IsRefused(in Value expected, in Value found) => expected.Kind == ValueKind.Boolean
        ? expected.Boolean == (found.Kind == ValueKind.Text)
        : found.Kind == ValueKind.Text && found.Text.Contains(expected.Text, StringComparison.Ordinal);

    // Of a reason a part is enough.
    private static Value Abridged(in Value expected, in Value found)
    {
        if (found["hints"].Kind != ValueKind.List || expected.Kind != ValueKind.List || expected.List.Count != found["hints"].List.Count)
            return found["hints"].Kind == ValueKind.List ? found["hints"] : found;
        return Value.Of([.. expected.List.Zip(found["hints"].List, (wanted, got) =>
            wanted["unreadable"] is { Kind: ValueKind.Text } part && got["unreadable"] is { Kind: ValueKind.Text } whole && whole.Text.Contains(part.Text, StringComparison.Ordinal) ? wanted : got)]);
    }

    private static Value One(string name, Value value) => Value.Of(new ValueObject { [name] = value });
}
