using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>How to reach a system.</summary>
internal static class ConnectionShape
{
    /// <summary>An input that a workspace fills in. What else a JSON Schema may say about a scalar is allowed.</summary>
    public static Shape Input { get; } = new("input", "Input", "A value that each connection gives: a JSON Schema of a scalar.")
    {
        Load = () =>
        [
            new("type", new Written.Choice(
                new("string", "Text."), new("integer", "A whole number."), new("number", "A number."), new("boolean", "True or false.")),
                "What the value is.") { Required = true },
            new("title", new Written.Text(), "The name that people see."),
            new("description", new Written.Text(), "What it is for."),
            new("default", new Written.Literal(), "The value where the connection gives none; without it the input is required."),
            new("pattern", new Written.Text(), "A regular expression that the text must match."),
            new("format", new Written.Choice(new("uri", "An absolute address."), new("email", "An e-mail address.")), "The text's form."),
            new("enum", new Written.List(new Written.Literal()), "The values allowed."),
            new("examples", new Written.List(new Written.Literal()), "Examples, for people."),
            new("secret", new Written.Flag(), "A secret: it is given by reference only, and masked everywhere. An input that feeds a secret slot is one anyway.")
                { Default = "false" },
        ],
        Example = """{ "type": "string", "title": "Subdomain" }""",
    };

    /// <summary>The member <c>connection</c>.</summary>
    public static Shape Shape { get; } = new("connection", "Connection", "How to reach the system: address, hosts, sign-in, limits, errors.")
    {
        Load = () =>
        [
            new("inputs", new Written.Map(new Written.Shaped(Input), Written.Map.Identifier), "What each connection gives, by name; read as inputs.name."),
            new("baseUrl", new Written.Value(Slots.Connection, ValueKinds.Text), "What the addresses of operations begin with.")
                { Required = true, Examples = ["\"https://{{ inputs.subdomain }}.example.com/api/v2\""] },
            new("allowedHosts", new Written.List(new Written.ShortOrLong(new Written.Text(), new Written.Shaped(Host))),
                "Hosts that may be reached besides the base address's. Every address is checked, redirects and next pages too."),
            new("headers", new Written.Value(Slots.Connection, ValueKinds.Object), "Header fields sent with every request.")
                { Examples = ["""{ "Accept": "application/json" }"""] },
            new("timeout", new Written.Duration(), "How long one attempt may take.") { Default = "\"PT30S\"" },
            new("auth", new Written.Map(new Written.Tagged(AuthKinds.All)), "Ways to sign in, by name. A single one needs no choice in the workspace.")
                { Required = true },
            new("session", Sessions, "Requests made once after signing in, in order, and what is learned from them; read as session.name."),
            new("check", new Written.Shaped(Check), "How a connection is tried by `rezolve check`."),
            new("rateLimits", new Written.Map(new Written.Shaped(RateLimitShape.Shape)), "Rate limits by name; `default` counts for every operation."),
            new("errors", new Written.List(new Written.Shaped(ErrorRuleShape.Shape)), "Error rules for every operation; the first match decides."),
        ],
        Example = """{ "baseUrl": "https://desk.example.com/api", "auth": { "open": { "type": "none" } } }""",
    };

    /// <summary>Requests made once after signing in, in order.</summary>
    public static Written.List Sessions => new(new Written.Shaped(Facts));

    private static Shape Host => new("allowedHost", "Allowed host", "A host that may be reached besides the base address's.")
    {
        Load = () =>
        [
            new("host", new Written.Text(), "A host name, or *. and a domain for any host below it.") { Required = true, Examples = ["\"files.example.com\""] },
            new("credentials", new Written.Flag(), "Whether it is sent credentials; never with a wildcard.") { Default = "false" },
        ],
        Example = """{ "host": "*.files.example.com" }""",
    };

    private static Shape Facts => new("sessionFacts", "Session facts", "A request made once after signing in, and what is learned from it.")
    {
        Load = () =>
        [
            new("operation", new Written.NameOf(NameSpace.Operation), "The operation that is run.") { Required = true },
            new("set", new Written.Map(new Written.Value(Slots.Answer)), "What is learned, by name: values of the answer.")
                { Required = true, Examples = ["""{ "userId": "$.user.id" }"""] },
        ],
        Example = """{ "operation": "me", "set": { "userId": "$.user.id" } }""",
    };

    private static Shape Check => new("check", "Check", "How a connection is tried.")
    {
        Load = () =>
        [
            new("operation", new Written.NameOf(NameSpace.Operation), "The operation that is run.") { Required = true },
            new("expect", new Written.Value(Slots.Answer, ValueKinds.Boolean), "What must be true of the answer; without it a good status is enough.")
                { Examples = ["\"{{ response.user.id != null }}\""] },
        ],
        Example = """{ "operation": "me" }""",
    };
}
