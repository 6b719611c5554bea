using System.Security.Cryptography;
using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Reading;

/// <summary>What a delivery holds.</summary>
/// <param name="Events">Its events, in order.</param>
/// <param name="Fault">Why it cannot be read at all; null where it can.</param>
internal sealed record EventReading(IReadOnlyList<WebhookEvent> Events, string? Fault = null);

/// <summary>Reads the events of a delivery, and which records they are about. Pure.</summary>
/// <param name="program">The webhook.</param>
/// <param name="mostEvents">How many events one delivery may hold.</param>
internal sealed class EventReader(WebhookProgram program, int mostEvents)
{
    // No system has longer keys; what is longer is no key.
    private const int LongestKey = 512;

    /// <summary>Reads a delivery.</summary>
    public EventReading Read(WebhookScope delivery, ReadOnlyMemory<byte> raw)
    {
        if (delivery.Body.Fault is { } fault)
            return new([], fault);
        if (program.FanOut is not { } slot)
            return new([One(delivery, () => Digest(raw.Span))]);
        var found = slot.Evaluate(delivery);
        if (found.IsFault)
            return new([], found.Text);
        IReadOnlyList<Value> all = found.Kind == ValueKind.List ? found.List : found.IsNothing ? [] : [found];
        return all.Count > mostEvents
            ? new([], $"it holds {all.Count} events, and {mostEvents} are the most that are taken at once")
            : new([.. all.Select(value => Of(delivery, ValueJson.ToBytes(value)))]);
    }

    private WebhookEvent Of(WebhookScope delivery, byte[] bytes) => One(delivery.Of(JsonDocument.Parse(bytes).RootElement), () => Digest(bytes));

    private WebhookEvent One(WebhookScope scope, Func<string> digest)
    {
        foreach (var rule in program.On)
        {
            var when = rule.When?.Evaluate(scope) ?? Value.True;
            if (when.IsFault)
                return Unreadable(when.Text);
            if (when.Kind != ValueKind.Boolean || !when.Boolean)
                continue;
            return rule.Deed == HintDeed.Ignore ? new WebhookEvent(EventFate.Ignored) : Hinting(rule, scope, digest);
        }
        return new WebhookEvent(EventFate.Unmatched);
    }

    private WebhookEvent Hinting(HintRule rule, WebhookScope scope, Func<string> digest)
    {
        string? fault = null;
        var key = Key(rule.Hint, scope, "hint", isNeeded: rule.ParentKey is null, ref fault);
        var parent = Key(rule.ParentKey, scope, "parentKey", isNeeded: true, ref fault);
        var same = program.Deduplicate?.Evaluate(scope) ?? Value.Undefined;
        if (same.IsFault)
            fault ??= same.Text;
        return fault is not null ? Unreadable(fault) : new WebhookEvent(EventFate.Hint)
        {
            Hint = new WebhookHint(rule.Entity!, key, parent, rule.Deed),
            Same = ValueText.Has(same) ? ValueText.Of(same) : digest(),
        };
    }

    private static string? Key(ValueSlot? slot, Scope scope, string name, bool isNeeded, ref string? fault)
    {
        if (slot is null)
            return null;
        var value = slot.Evaluate(scope);
        if (value.Kind is ValueKind.Text or ValueKind.Number && value.Text.Length is > 0 and <= LongestKey)
            return value.Text;
        if (isNeeded || !value.IsNothing)
            fault ??= value.IsFault ? $"{name}: {value.Text}" : value.IsNothing ? $"it has no {name}" : $"its {name} is {BriefText.Of(value)}, which is no key";
        return null;
    }

    private static WebhookEvent Unreadable(string reason) => new(EventFate.Unreadable) { Reason = reason };

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
