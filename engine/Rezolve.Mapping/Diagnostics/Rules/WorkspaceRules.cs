namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ5xxx: workspaces, connections, inputs, secrets and the lock file.</summary>
internal static class WorkspaceRules
{
    public static readonly DiagnosticRule InputMissing = new(
        "RZ5001", Severity.Error, "Input missing",
        "The connector declares an input without a default, and the connection does not give it.",
        "Add it to inputs of the connection in rezolve.json.");

    public static readonly DiagnosticRule InputUnfit = new(
        "RZ5002", Severity.Error, "Input of the wrong form",
        "The value given for an input does not fit what the connector declares.",
        "Give a value as the connector declares it.");

    public static readonly DiagnosticRule UnknownInput = new(
        "RZ5003", Severity.Error, "No such input",
        "The connection gives an input that the connector does not declare.",
        "Correct the name, or remove it.");

    public static readonly DiagnosticRule LiteralSecret = new(
        "RZ5004", Severity.Error, "Secret written out",
        "A secret stands in the file as text, where whoever reads the file reads it too.",
        "Write { \"secret\": \"name\" } and set REZOLVE_SECRET_NAME in the environment, or a file named by REZOLVE_SECRETS.");

    public static readonly DiagnosticRule NoConnector = new(
        "RZ5005", Severity.Error, "Connector not found",
        "The workspace names a connector for which there is no manifest.",
        "Give its name, its folder or its file; connectors are looked for beside the workspace.");

    public static readonly DiagnosticRule NotApproved = new(
        "RZ5006", Severity.Error, "Not approved",
        "The connection's manifest, scripts, hosts or sign-in addresses are wider than what was approved, so it is not loaded.",
        "Review the difference and run: rezolve approve CONNECTION");

    public static readonly DiagnosticRule SecretMissing = new(
        "RZ5007", Severity.Error, "Secret not found",
        "The workspace refers to a secret that neither the environment nor the secrets file has.",
        "Set the environment variable REZOLVE_SECRET_ and its name in capitals, or put it into the secrets file.");

    public static readonly DiagnosticRule NoConnection = new(
        "RZ5008", Severity.Error, "No such connection",
        "The workspace has no connection of that name.",
        "Name one of the workspace's connections.");

    public static readonly DiagnosticRule AuthChoice = new(
        "RZ5009", Severity.Error, "Which sign-in",
        "The connector offers several ways to sign in, and the connection does not pick one of them.",
        "Set auth to one of the names listed.");

    public static readonly DiagnosticRule SecretInAddress = new(
        "RZ5010", Severity.Warning, "Secret in an address",
        "An address is written into the logs of every machine between here and the vendor, and a secret in it with it.",
        "Send it by an auth option: type apiKey has header, query and cookie.");

    public static readonly DiagnosticRule InputTwice = new(
        "RZ5011", Severity.Error, "Input declared twice",
        "A connection gives its inputs in one object, so a name can mean one thing only.",
        "Rename one of the two, or declare it once, in inputs of the connection.");

    public static readonly DiagnosticRule NotLearned = new(
        "RZ5012", Severity.Error, "Connection cannot be learned",
        "What the connector asks after signing in, or a catalogue that its fields rely on, could not be read from the system, so the connection is not opened.",
        "Try the connection with: rezolve check CONNECTION");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        InputMissing, InputUnfit, UnknownInput, LiteralSecret, NoConnector, NotApproved, SecretMissing, NoConnection, AuthChoice,
        SecretInAddress, InputTwice, NotLearned,
    ];
}
