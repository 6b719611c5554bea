using System.Text.Json.Nodes;

namespace Rezolve.Mapping.Manifests.Migrations;

/// <summary>One change of a language, from one version to the next: a file each, registered in the list of its language. Pure.</summary>
internal abstract class Migration
{
    /// <summary>The version it starts from; null for a file that says none that was ever given out.</summary>
    public abstract string? From { get; }

    /// <summary>The version it leads to.</summary>
    public abstract string To { get; }

    /// <summary>What it changes, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Changes a file's root. Its version is set afterwards, by the chain.</summary>
    public abstract void Apply(JsonObject root);
}
