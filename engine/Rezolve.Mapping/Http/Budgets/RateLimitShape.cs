using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Budgets;

/// <summary>What a rate limit may hold, and the limit its members make.</summary>
internal static class RateLimitShape
{
    private const int AdaptiveCeiling = 16;

    /// <summary>The shape of a limit.</summary>
    public static Shape Shape { get; } = new(
        "rateLimit", "Rate limit", "How many requests the vendor allows. Retry-After and the usual rate header fields are read unasked.")
    {
        Load = () =>
        [
            new("requests", new Written.Whole(1), "How many requests in the span `per`.") { Examples = ["700"] },
            new("per", new Written.Duration(), "The span for `requests`.") { Default = "\"PT1M\"", Examples = ["\"PT1M\""] },
            new("fixed", new Written.Flag(), "The span is a window of the calendar (whole minutes, hours, days of UTC) and does not move.")
                { Default = "false" },
            new("concurrent", new Written.Whole(1), "How many requests at once.") { Examples = ["4"] },
            new("adaptive", new Written.Flag(),
                "`concurrent` (16 where it is left out) is a ceiling: the limit begins at 4, grows while the vendor answers well, and halves at 429, 503 and answers that do not come.")
                { Default = "false", Examples = ["true"] },
            new("scope", new Written.Choice(
                new("connection", "The whole connection shares it."),
                new("host", "Each host has its own."),
                new("credential", "Each credential has its own.")), "Who shares it.") { Default = "\"connection\"" },
            new("remaining", new Written.Text(), "The header field that says how many requests are left; only for a name the engine does not know.")
                { Examples = ["\"X-Quota-Left\""] },
            new("reset", new Written.Text(),
                "The header field that says when there are more (seconds, epoch seconds or a date); only for a name the engine does not know.")
                { Examples = ["\"X-Quota-Reset\""] },
        ],
        Example = """{ "requests": 700, "per": "PT1M" }""",
    };

    /// <summary>Makes the limit.</summary>
    /// <param name="name">Its name; <c>default</c> counts for every operation.</param>
    /// <param name="members">Its members.</param>
    public static RateLimitProgram Create(string name, CompiledMembers members) =>
        new(name, members.Whole("requests"), members.Duration("per"), members.Flag("fixed"), members.Whole("concurrent") ?? (members.Flag("adaptive") ? AdaptiveCeiling : null),
            members.Text("scope") ?? "connection")
        {
            Adaptive = members.Flag("adaptive"),
            Remaining = members.Text("remaining"),
            Reset = members.Text("reset"),
        };
}
