using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Subscribing;

/// <summary>What a request about a subscription sees as <c>hook</c>.</summary>
/// <param name="Url">Where events are to be sent.</param>
/// <param name="Id">What the system calls the subscription; null before it is made.</param>
/// <param name="Secret">The secret that both sides know; null where there is none.</param>
internal sealed record HookValues(string Url, string? Id, string? Secret)
{
    /// <summary>The root; it shows no values by itself.</summary>
    public Value ToRoot()
    {
        var members = new ValueObject { ["url"] = Value.Of(Url) };
        if (Id is not null)
            members["id"] = Value.Of(Id);
        if (Secret is not null)
            members["secret"] = Value.Of(Secret);
        return Value.Of(members);
    }

    /// <summary>Shows no secret.</summary>
    public override string ToString() => $"{Url} ({Id})";
}

/// <summary>What came of a request about a subscription.</summary>
/// <param name="Action">What the answer means.</param>
/// <param name="Message">What was said; empty where all is well.</param>
internal sealed record HookAnswer(AnswerAction Action, string Message)
{
    /// <summary>What the system calls the subscription; null where the answer does not say.</summary>
    public string? Id { get; init; }

    /// <summary>The secret that the system gave; null where it gave none.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether the system has no such subscription.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether the system did what was asked.</summary>
    public bool IsFine => Action is AnswerAction.Fine or AnswerAction.Unchanged;
}

/// <summary>Sends requests about subscriptions, each once.</summary>
internal static class HookCall
{
    /// <summary>Sends one.</summary>
    /// <param name="operation">Which.</param>
    /// <param name="subscription">What is read of its answer.</param>
    /// <param name="hook">What it sees.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="cancellation">Ends the wait; it may have taken effect all the same.</param>
    public static async Task<HookAnswer> SendAsync(
        OperationProgram operation, SubscriptionProgram subscription, HookValues hook, Scope unit, SendOperation send, CancellationToken cancellation)
    {
        unit[Root.Hook] = hook.ToRoot();
        using var result = await send(operation, unit, null, cancellation).ConfigureAwait(false);
        if (result.Action is not (AnswerAction.Fine or AnswerAction.Unchanged) || result.Scope is not { } answer)
            return new HookAnswer(result.Action, result.Message) { IsGone = result.Status is 404 or 410 };
        return new HookAnswer(result.Action, "") { Id = Text(subscription.Id, answer), Secret = Text(subscription.Secret, answer) };
    }

    private static string? Text(ValueSlot? slot, Scope answer) => slot?.Evaluate(answer) is { } value && ValueText.Has(value) && ValueText.Of(value) is { Length: > 0 } text ? text : null;
}
