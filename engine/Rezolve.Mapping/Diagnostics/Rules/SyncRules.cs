namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ52xx: what is kept the same in several systems.</summary>
internal static class SyncRules
{
    public static readonly DiagnosticRule NoSync = new(
        "RZ5201", Severity.Error, "No such sync",
        "The workspace keeps nothing the same under that name.",
        "Name one of the workspace's syncs.");

    public static readonly DiagnosticRule OneSide = new(
        "RZ5202", Severity.Error, "One side only",
        "A sync keeps tickets the same in several systems; with one there is nothing to keep in step.",
        "Add a second connection to between.");

    public static readonly DiagnosticRule NoEntity = new(
        "RZ5203", Severity.Error, "No tickets of that name",
        "A side names the entity of its connector that holds the tickets. The connector has none of that name, or it holds something else.",
        "Name an entity of the connector whose kind is ticket.");

    public static readonly DiagnosticRule LacksAbility = new(
        "RZ5204", Severity.Error, "Connector cannot do that",
        "The sync asks something of a connector that follows from none of its operations, so it would fail with the first ticket.",
        "Give the connector what it lacks, or ask less of it.");

    public static readonly DiagnosticRule NoField = new(
        "RZ5205", Severity.Error, "No such field here",
        "A field is named that the systems of the sync do not have, or not in the way that is needed, so what is said of it would never hold.",
        "Name a canonical field that the connector's entity has; a customer's own begins with custom.");

    public static readonly DiagnosticRule NoSide = new(
        "RZ5206", Severity.Error, "No such side",
        "A connection is named that takes no part in the sync.",
        "Name one of the connections in between.");

    public static readonly DiagnosticRule NoRule = new(
        "RZ5207", Severity.Error, "No such conflict rule",
        "The word names no way to decide between two sides that both changed a field.",
        "Use one of the words, or an expression over base, hub and external.");

    public static readonly DiagnosticRule NoOrder = new(
        "RZ5208", Severity.Error, "Nothing to rank by",
        "The rule takes the value that stands higher or further, and the values of the field have no order of their own.",
        "Give the order of its words, the lowest first, or another rule.");

    public static readonly DiagnosticRule UnfitPolicy = new(
        "RZ5209", Severity.Error, "Does not fit the field",
        "What is decided for a field needs another type of field: texts are put together, members are added to sets.",
        "Decide something that the field's type allows.");

    public static readonly DiagnosticRule NoFilter = new(
        "RZ5210", Severity.Error, "Filter unknown or unfit",
        "A feed is narrowed by what its entity declares. Any other filter would narrow nothing, in silence.",
        "Use a filter that the entity declares, with a value as declared.");

    public static readonly DiagnosticRule NoEffect = new(
        "RZ5211", Severity.Warning, "Decision without effect",
        "What stands here can never come to pass beside what else is decided, so something else was likely meant.",
        "Remove it, or change what keeps it from taking effect.");

    public static readonly DiagnosticRule PersonTwice = new(
        "RZ5212", Severity.Error, "Person told twice",
        "A table of people says for each key who it is. With two rows for one key it would depend on the order who that is.",
        "Put all keys of one person or team into one row.");

    public static readonly DiagnosticRule MatchDiffers = new(
        "RZ5213", Severity.Error, "Matched by different fields",
        "A ticket that is seen for the first time is looked for by the same fields wherever it comes from; else two would never be found to be one.",
        "Match by the same fields at every side, or leave match out where there is nothing to match by.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [NoSync, OneSide, NoEntity, LacksAbility, NoField, NoSide, NoRule, NoOrder, UnfitPolicy, NoFilter, NoEffect, PersonTwice, MatchDiffers];
}
