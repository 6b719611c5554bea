namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ41xx: parents and children.</summary>
internal static class ChildRules
{
    public static readonly DiagnosticRule ParentUnknown = new(
        "RZ4101", Severity.Error, "Children that do not name their parent",
        "A feed or list that gives the children of many parents must tell for each of them whose child it is.",
        "Add parentKey, or let the request of list use parent.key.");

    public static readonly DiagnosticRule ParentKeyUnused = new(
        "RZ4102", Severity.Error, "parentKey without use",
        "Children that are read for one parent, or inside its record, belong to that parent; parentKey says it where many parents are read at once.",
        "Remove parentKey, or add parent and a feed of its own.");

    public static readonly DiagnosticRule ParentCircle = new(
        "RZ4103", Severity.Error, "Parents in a circle",
        "Children are read for each of their parents, so an entity cannot be its own parent, whatever is between.",
        "Remove one of the parents; a relation between tickets is a field or a link.");

    public static readonly DiagnosticRule EmbeddedElsewhere = new(
        "RZ4104", Severity.Error, "Embedded where no parent is read",
        "Embedded children are found in their parent's record, so the operation must be one that reads whole parents.",
        "Name the parent's get, or its changes or list where their rows are records.");

    public static readonly DiagnosticRule EmbeddedParentless = new(
        "RZ4105", Severity.Error, "Embedded without a parent",
        "The entity is found inside a parent's record, and does not say which entity is its parent.",
        "Add parent.");

    public static readonly DiagnosticRule AlsoWithoutReferences = new(
        "RZ4106", Severity.Error, "Also something nobody refers to",
        "What is also in an answer is kept for references, and references lead to tickets, users, teams and organisations.",
        "Remove it; children in their parent's record are said with embedded.");

    public static readonly DiagnosticRule FilesNotSent = new(
        "RZ4107", Severity.Error, "Files that nothing sends",
        "With `sentWith` the files of a comment travel in the request that makes it, so that request must name them; else they would be dropped in silence.",
        "Put {{ comment.attachments }} into the create of a comment, as a part with a file or as the list that a step runs for each; or remove sentWith.");

    public static readonly DiagnosticRule NeverHeard = new(
        "RZ4108", Severity.Warning, "A feed without a list",
        "The feed of comments or files tells whose they are, so that all of that ticket's are read; without a list for each parent, or embedded, they are read by nothing.",
        "Let the request of list use parent.key, or say with embedded where they are in the ticket's record.");

    public static readonly DiagnosticRule MovesNothing = new(
        "RZ4109", Severity.Error, "movesParent without a parent",
        "It says of comments and files whether their ticket's stamp moves with them, so there must be a parent, and they must be comments or files.",
        "Remove movesParent, or add parent.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [ParentUnknown, ParentKeyUnused, ParentCircle, EmbeddedElsewhere, EmbeddedParentless, AlsoWithoutReferences, FilesNotSent, NeverHeard, MovesNothing];
}
