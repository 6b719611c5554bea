using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks;

/// <summary>What is answered to a delivery. The body says nothing, but to a challenge: whoever tries a key learns nothing from it.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Status">The status.</param>
internal sealed record WebhookAnswer(WebhookOutcome Outcome, int Status)
{
    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What the body is.</summary>
    public string MediaType { get; init; } = "text/plain; charset=utf-8";

    /// <summary>When to come again; null where nothing is said of it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why, for the log and never for the sender; no secret stands in it. Null where there is nothing to tell.</summary>
    public string? Reason { get; init; }

    /// <summary>It is kept: nothing of it can be lost.</summary>
    public static WebhookAnswer Accepted { get; } = new(WebhookOutcome.Accepted, 200);

    /// <summary>It is not genuine.</summary>
    public static WebhookAnswer Refused(string why) => new(WebhookOutcome.Refused, 401) { Reason = why };

    /// <summary>It cannot be taken now: whoever sent it is to come again.</summary>
    public static WebhookAnswer PutOff(string why) => new(WebhookOutcome.PutOff, 503) { Reason = why, RetryAfter = TimeSpan.FromSeconds(30) };

    /// <summary>The answer to a challenge: text as it is, anything else as JSON.</summary>
    public static WebhookAnswer Challenged(in Value answer) => answer.Kind == ValueKind.Text
        ? new(WebhookOutcome.Challenged, 200) { Body = Encoding.UTF8.GetBytes(answer.Text) }
        : new(WebhookOutcome.Challenged, 200) { Body = ValueJson.ToBytes(answer), MediaType = "application/json" };
}

/// <summary>What came of a delivery.</summary>
internal enum WebhookOutcome
{
    /// <summary>It is genuine and kept.</summary>
    Accepted,

    /// <summary>It only asked whether somebody is there.</summary>
    Challenged,

    /// <summary>It is not genuine.</summary>
    Refused,

    /// <summary>It is genuine and cannot be read.</summary>
    Unreadable,

    /// <summary>It could not be taken now.</summary>
    PutOff,
}
