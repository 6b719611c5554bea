using System.Text.Json.Nodes;

namespace Rezolve.Mapping.Manifests.Migrations;

/// <summary>A draft without a version, or with one that is written otherwise, such as the number 1: the first version is what it is written in.</summary>
internal sealed class FirstVersion : Migration
{
    /// <inheritdoc/>
    public override string? From => null;

    /// <inheritdoc/>
    public override string To => "1.0";

    /// <inheritdoc/>
    public override string Summary => "says the version it is written in";

    /// <inheritdoc/>
    public override void Apply(JsonObject root)
    {
    }
}
