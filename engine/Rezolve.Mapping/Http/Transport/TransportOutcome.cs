using Rezolve.Mapping.Http.Answers;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>An answer, or why there is none: exactly one of the two.</summary>
internal readonly record struct TransportOutcome(Answer? Answer, TransportFailure? Failure)
{
    /// <summary>An answer.</summary>
    public static implicit operator TransportOutcome(Answer answer) => new(answer, null);

    /// <summary>A failure.</summary>
    public static implicit operator TransportOutcome(TransportFailure failure) => new(null, failure);
}

/// <summary>Why there is no answer.</summary>
/// <param name="Code">What sort of failure.</param>
/// <param name="Reason">What happened, to follow "because" in a sentence.</param>
/// <param name="MaybeSent">Whether the request may have reached the vendor.</param>
internal sealed record TransportFailure(ExchangeCode Code, string Reason, bool MaybeSent);
