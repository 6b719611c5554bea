namespace Rezolve.Mapping.Diagnostics.Rules.Checkup;

/// <summary>RZ81xx: connection errors: whether a system can be reached, and lets us in.</summary>
internal static class ReachFindings
{
    public static readonly DiagnosticRule LeftAlone = new(
        "RZ8101", Severity.Error, "Connection left alone",
        "Nothing is read or written at this system until it works again: nobody is signed in, its manifest is wrong, or it shows none of its tickets any more.",
        "Mend what the message says; the next look that works ends it.");

    public static readonly DiagnosticRule NotWorking = new(
        "RZ8102", Severity.Error, "Connection does not work",
        "The request by which a connection is tried failed just now, so syncs that need it fail too.",
        "Read what the system said, and correct the address, the secret or the account.");

    public static readonly DiagnosticRule NotOpened = new(
        "RZ8103", Severity.Error, "Connection cannot be opened",
        "The connector, the workspace or a secret is wrong, so that not one request can be sent.",
        "Correct what is named; rezolve validate shows its line.");

    public static readonly DiagnosticRule NotApproved = new(
        "RZ8104", Severity.Error, "Manifest not approved as it is",
        "The connector, its scripts or the hosts it may reach are not those that somebody approved. Until somebody looks at them they are not used.",
        "Review what changed, then approve it.");

    public static readonly DiagnosticRule NoTrial = new(
        "RZ8105", Severity.Hint, "Nothing tries this connection",
        "The connector does not say by which request a connection is tried, so nobody knows whether it works before a sync needs it.",
        "Add check to connection in the manifest: an operation that succeeds only when signed in.");

    public static readonly DiagnosticRule SignInEnds = new(
        "RZ8106", Severity.Warning, "Sign-in ends soon",
        "The token of this connection ends soon and nothing renews it by itself. After that nothing is read or written there.",
        "Sign in anew before it ends.");

    public static readonly DiagnosticRule ClocksDiffer = new(
        "RZ8107", Severity.Warning, "Clocks differ",
        "The clock of this machine and that of the system do not say the same. Signatures and tokens may be refused, and who changed something last is judged wrongly.",
        "Let both clocks be set by a time server.");

    public static readonly DiagnosticRule CircuitOpen = new(
        "RZ8108", Severity.Warning, "Operation rests after failures",
        "An operation failed again and again, so it is left alone for a while; what needs it waits, and no try is counted.",
        "Wait, and look at the system's own status where it lasts.");

    public static readonly DiagnosticRule NothingShown = new(
        "RZ8109", Severity.Warning, "Answers with nothing",
        "The system lists none of the comments of tickets that are known to have some, and reports no error. Most likely the account of the connection may not read them.",
        "Give the account the right to read comments, internal ones too.");

    public static readonly DiagnosticRule ScopesLacking = new(
        "RZ8110", Severity.Warning, "Token has fewer scopes than asked for",
        "The connector asks for scopes that the token was not given. What they are for is refused by the system, or shows nothing and reports no error.",
        "Let the system's administrator grant them to the client or account, then sign in anew.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [LeftAlone, NotWorking, NotOpened, NotApproved, NoTrial, SignInEnds, ClocksDiffer, CircuitOpen, NothingShown, ScopesLacking];
}
