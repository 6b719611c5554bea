using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>What to try after each sort of outcome: the half of an error that a person acts on.</summary>
internal static class Remedies
{
    private const string SeeAnswer = "`rezolve call CONNECTION OPERATION --yes` shows the answer";

    /// <summary>What to try, as whole sentences; empty where there is nothing to do.</summary>
    /// <param name="code">What sort of outcome it is.</param>
    /// <param name="action">What is done next.</param>
    /// <param name="after">When to try again; null where nothing was said.</param>
    public static string Of(ExchangeCode code, AnswerAction action, DateTimeOffset? after) =>
        after is { } time ? $"Try again after {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC." : Of(code) ?? Of(action);

    private static string? Of(ExchangeCode code) => code switch
    {
        ExchangeCode.NotBuilt => "Check the inputs and the slots of the request; `rezolve call CONNECTION OPERATION` shows it.",
        ExchangeCode.HostNotAllowed =>
            "Where the host is meant, list it under allowedHosts in the manifest, or say \"privateAddresses\": true in rezolve.json if it is in the own "
            + "network; then run: rezolve approve CONNECTION",
        ExchangeCode.NotConnected => "Check baseUrl and the network, or try again later.",
        ExchangeCode.Broken or ExchangeCode.Truncated => "Try again later; if it stays so, ask for smaller pages, and look for a proxy that cuts answers.",
        ExchangeCode.TimedOut => "Try again later; if it stays so, ask for smaller pages or raise timeout in the manifest.",
        ExchangeCode.FileNotRead => "Look whether the file can be opened where it is kept, and try again.",
        ExchangeCode.FileSize => "Read the file's record again: its size is not the size of its bytes.",
        ExchangeCode.BodyTooLong => "Ask for less at a time: a smaller page, fewer members.",
        ExchangeCode.NotReadable => $"Check baseUrl and the request; {SeeAnswer}.",
        ExchangeCode.HtmlPage or ExchangeCode.SignInFailed => "Check the credentials and baseUrl.",
        ExchangeCode.NeedsSignIn => "Sign in again.",
        ExchangeCode.Redirected => "Write the address it leads to in the manifest or in the inputs, if that is the right one.",
        ExchangeCode.WrongShape => $"Compare the answer with the manifest; {SeeAnswer}.",
        ExchangeCode.EndlessPaging => $"Compare pages and the request's query with the vendor's documentation; {SeeAnswer}.",
        _ => null,
    };

    private static string Of(AnswerAction action) => action switch
    {
        AnswerAction.Retry or AnswerAction.Throttle => "Try again later.",
        AnswerAction.Conflict => "Read the record again.",
        AnswerAction.Reject => "Change what the vendor objects to; `rezolve call CONNECTION OPERATION` shows the exact request.",
        AnswerAction.Fail or AnswerAction.Reauthorize =>
            "Check the inputs, the secrets and the manifest; `rezolve call CONNECTION OPERATION` shows the exact request.",
        _ => "",
    };
}
