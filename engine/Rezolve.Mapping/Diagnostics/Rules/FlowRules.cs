namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ304x: operations of several requests.</summary>
internal static class FlowRules
{
    public static readonly DiagnosticRule NotTogether = new(
        "RZ3040", Severity.Error, "Members that do not go together",
        "An operation with steps has no request of its own, so what belongs to a request stands in the operations it runs. Pages belong to an operation whose one "
        + "request is all: neither a job nor a batch.",
        "Move the member to the operation that sends the request.");

    public static readonly DiagnosticRule DuplicateStep = new(
        "RZ3041", Severity.Error, "Two steps of one name",
        "The result of a step is read by its name.",
        "Give each step a name of its own.");

    public static readonly DiagnosticRule StepsInCircle = new(
        "RZ3042", Severity.Error, "Operations that run each other",
        "An operation runs another, which in the end runs the first again: that would never end.",
        "Let one of them run a plain request instead.");

    public static readonly DiagnosticRule StepsTooDeep = new(
        "RZ3043", Severity.Error, "Steps within steps too deep",
        "An operation may run others that run others, up to eight deep.",
        "Write the inner steps into the operation itself.");

    public static readonly DiagnosticRule PlainRequestDue = new(
        "RZ3044", Severity.Error, "A plain request is due",
        "What asks for a job, ends it, or signs in is one request and its answer.",
        "Name an operation with a request, without steps, poll and pages.");

    public static readonly DiagnosticRule BatchDue = new(
        "RZ3045", Severity.Error, "A batch is due",
        "many takes several at once, so its operation must say how they share a request.",
        "Add batch to the operation.");

    public static readonly DiagnosticRule SignInByLogin = new(
        "RZ3046", Severity.Error, "A sign-in that signs in for itself",
        "using names another way to sign in, whose credential goes with the login. A login cannot be proved by a login.",
        "Name a way of another type, such as jwt or basic, or leave using out.");

    public static IReadOnlyList<DiagnosticRule> All { get; } = [NotTogether, DuplicateStep, StepsInCircle, StepsTooDeep, PlainRequestDue, BatchDue, SignInByLogin];
}
