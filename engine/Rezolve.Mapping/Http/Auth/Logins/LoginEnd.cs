using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth.Logins;

/// <summary>When a session ends.</summary>
internal static class LoginEnd
{
    /// <summary>The end; null where it is not known.</summary>
    /// <param name="members">The sign-in as written.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">When it was asked for.</param>
    /// <param name="problem">Why the answer's end cannot be used, as the rest of a sentence; null where it can.</param>
    public static DateTimeOffset? Of(CompiledMembers members, AnswerScope answer, DateTimeOffset asked, out string? problem)
    {
        problem = null;
        var byLifetime = asked + members.Duration("lifetime");
        var told = members.Value("expiresAt")?.Evaluate(answer) ?? Value.Undefined;
        DateTimeOffset? byAnswer = told.Kind == ValueKind.Instant ? told.Instant
            : told.Kind == ValueKind.Text && IsoInstant.TryRead(told.Text, out var local, out var offset) ? new DateTimeOffset(local, offset ?? TimeSpan.Zero)
            : null;
        if (byAnswer is null && !told.IsNothing)
            problem = $"its end ({members.Value("expiresAt")!.Place}) is no time: {(told.IsFault ? told.Text : BriefText.Of(told))}; say fromEpochSeconds(…) or plus(now, …)";
        return byAnswer < byLifetime || byLifetime is null ? byAnswer : byLifetime;
    }
}
