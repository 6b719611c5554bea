namespace Architecture.References;

/// <summary>
/// Which folder of the engine may name which. A folder may always name itself; <c>Folder/Part</c> allows that part only.
/// Stages do not name each other: the outer folders order them.
/// </summary>
internal static class FolderTable
{
    /// <summary>What anything may stand on. None of it knows a connector, except that the language lists the kinds it is made of.</summary>
    private static readonly string[] Ground = ["Values", "Diagnostics", "Expressions", "Language"];

    /// <summary>Kinds live beside the code that runs them and carry their own fields, so the list of the language and the compiler name them at home.</summary>
    private static readonly string[] Kinds =
        ["Http/Answers", "Http/Auth", "Http/Budgets", "Reading/Cursors", "Reading/Pages", "Reading/Recovering", "Reading/Transitions", "Transforms/Conversions", "Webhooks/Verification", "Automation/Actions"];

    /// <summary>Folder → what it may name.</summary>
    public static IReadOnlyDictionary<string, string[]> Rows { get; } = new Dictionary<string, string[]>
    {
        ["Values"] = [],
        ["Diagnostics"] = [],
        ["Tickets"] = [],
        ["Secrets"] = [],
        ["Storage"] = [],
        ["Telemetry"] = [],
        ["Masking"] = ["Values", "Tickets"],
        ["Expressions"] = ["Values", "Diagnostics"],
        ["Scripting"] = ["Values", "Diagnostics"],
        ["Language"] = ["Values", "Diagnostics", "Expressions", "Tickets", "Programs/Slots", .. Kinds],
        ["Manifests"] = ["Values", "Diagnostics", "Language"],
        ["Programs"] = ["Values", "Diagnostics", "Expressions", "Scripting", "Tickets", "Sla", "Workflow"],
        ["Compilation"] = [.. Ground, "Manifests", "Programs", "Scripting", "Tickets", "Transforms/Tables", .. Kinds],
        ["Http"] = [.. Ground, "Programs", "Telemetry"],
        ["Reading"] = [.. Ground, "Programs", "Http"],
        ["Calling"] = [.. Ground, "Programs", "Http", "Reading/Operations"],
        ["Writing"] = [.. Ground, "Programs", "Http", "Tickets"],
        ["RichText"] = ["Values"],
        ["Transforms"] = [.. Ground, "Programs", "RichText", "Tickets"],
        ["Reconciling"] = ["Values"],
        ["Sla"] = [],
        ["Automation"] = [.. Ground, "Programs", "Tickets"],
        ["Workflow"] = ["Reconciling/Transitions"],
        ["Validation"] = [.. Ground, "Programs", "Tickets", "Transforms/Conversions"],
        ["Checking"] = [.. Ground, "Manifests", "Programs", "Tickets", "Transforms/Conversions"],
        ["Workspaces"] = [.. Ground, "Manifests", "Programs", "Compilation", "Tickets", "Sla", "Workflow", "Automation/Actions", "Hub/Events"],
        ["Cases"] = ["*"],
        ["Hosting"] = ["*"],
        ["Hub"] = ["Values", "Storage", "Reconciling", "Sla"],
        ["Webhooks"] = [.. Ground, "Programs", "Http", "Tickets", "Reading/Operations", "Storage", "Hub"],
        ["Sync"] = ["*"],
        ["Checkup"] = ["*"],
    };

    /// <summary>Folders that nothing but another outer folder may name.</summary>
    public static IReadOnlySet<string> Outer { get; } = new HashSet<string> { "Cases", "Hosting", "Sync", "Checkup" };
}
