using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rezolve.Json.Formatting;
using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Manifests.Migrations;

/// <summary>The versions of a language and the way from each to the next. Minor versions only add, so a way may be empty but for the version.</summary>
/// <param name="Member">The member that says a file's version.</param>
/// <param name="Steps">The migrations, oldest first; each starts where the one before ends.</param>
internal sealed partial record MigrationChain(string Member, IReadOnlyList<Migration> Steps)
{
    /// <summary>Of connector manifests.</summary>
    public static MigrationChain Manifests { get; } = new("manifestVersion", [new FirstVersion()]);

    /// <summary>Of workspaces.</summary>
    public static MigrationChain Workspaces { get; } = new("workspaceVersion", [new FirstVersion()]);

    /// <summary>The present version.</summary>
    public string Current => Steps[^1].To;

    /// <summary>Brings a text to the present version. Comments, order and spelling of what stays are kept.</summary>
    /// <param name="text">The text; it must be readable JSON with an object outside.</param>
    /// <param name="limits">The longest and deepest text accepted.</param>
    public MigrationOutcome Apply(ReadOnlyMemory<byte> text, JsonLimits limits)
    {
        var root = AuthoredJson.Parse(text, limits).Root!;
        var from = VersionOf(root);
        if (from == Current)
            return new MigrationOutcome(from, [], text);
        var next = Steps.ToList().FindIndex(step => step.From == from);
        if (next < 0)
            return new MigrationOutcome(from, [], null);
        var members = JsonNode.Parse(root.ToElement().GetRawText())!.AsObject();
        foreach (var step in Steps.Skip(next))
            step.Apply(members);
        Stamp(members);
        var migrated = JsonFormatter.Replace(text, "", JsonSerializer.SerializeToElement(members), JsonStyle.Kept, limits);
        return new MigrationOutcome(from, [.. Steps.Skip(next)], migrated.Text);
    }

    /// <summary>Whether a version is later than the present one.</summary>
    public bool IsLater(string version) => Number(version) is { } number && number > Number(Current);

    private string? VersionOf(AuthoredNode root) => root[Member]?.String is { } version && !Misspelt().IsMatch(version) ? version : null;

    private void Stamp(JsonObject members)
    {
        if (members.ContainsKey(Member))
            members[Member] = Current;
        else
            members.Insert(members.ContainsKey("$schema") ? members.IndexOf("$schema") + 1 : 0, Member, Current);
    }

    private static decimal? Number(string version) =>
        Version().IsMatch(version) ? version.Split('.').Select(part => decimal.Parse(part, CultureInfo.InvariantCulture)).Aggregate((major, minor) => (major * 1_000_000) + minor) : null;

    [GeneratedRegex(@"\A[0-9]{1,5}\.[0-9]{1,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    // What people write for 1.0.
    [GeneratedRegex(@"\A(v?1|v1\.0|1\.0\.0)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Misspelt();
}

/// <summary>What became of a text.</summary>
/// <param name="From">The version it had; null where it said none.</param>
/// <param name="Steps">What was done, in order; empty where there was nothing to do, or nothing could be done.</param>
/// <param name="Text">The text at the present version; null where no way leads there.</param>
internal sealed record MigrationOutcome(string? From, IReadOnlyList<Migration> Steps, ReadOnlyMemory<byte>? Text);
