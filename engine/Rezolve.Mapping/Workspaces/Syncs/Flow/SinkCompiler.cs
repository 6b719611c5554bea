using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Workspaces.Syncs.Flow;

/// <summary>Compiles whom the hub tells what happened.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class SinkCompiler(SyncCompilation compilation)
{
    private static readonly IReadOnlyList<string> Types = [.. EventTypes.All.Keys];

    /// <summary>The sinks, in the order of the workspace.</summary>
    public IReadOnlyList<SinkProgram> Compile() => [.. Named(compilation).Select(Sink).OfType<SinkProgram>()];

    /// <summary>The sinks of a workspace as written.</summary>
    public static IEnumerable<AuthoredNode> Named(SyncCompilation compilation) =>
        (compilation.Workspace.File.Document.Root?["events"]?["sinks"]?.Members ?? []).Where(sink => sink.Name != "$comment");

    private SinkProgram? Sink(AuthoredNode node)
    {
        var isPrivate = node["privateAddresses"]?.Boolean == true;
        foreach (var type in (node["types"]?.Items ?? []).Where(type => !Types.Any(known => EventTypes.Fits(known, type.Text!))))
            Report(type, $"No event is of the type '{type.Text}'.", $"Use one of: {string.Join(", ", Types)}; or the subject alone, such as ticket.*.", NearMiss.Of(type.Text!, Types));
        var fields = CanonicalFields.Of(EntityKind.Ticket).Select(field => field.Name).ToList();
        foreach (var field in (node["masked"]?.Items ?? []).Where(field => !fields.Contains(field.Text!) && !CanonicalFields.IsCustom(field.Text!)))
            Report(field, $"There is no canonical field '{field.Text}'.", $"Use one of: {string.Join(", ", fields)}.", NearMiss.Of(field.Text!, fields));
        if (AddressOf(node["url"]!.Text!, isPrivate) is not { } address)
        {
            Report(node["url"]!, "Nothing may be told to this address.", "Write an https address without a user name; plain http only to loopback, with privateAddresses.");
            return null;
        }
        return new SinkProgram(node.Name!, address, compilation.File.PlaceOf(node))
        {
            Secret = node["secret"]!["secret"]!.Text!,
            Types = node["types"] is { } types ? [.. types.Items.Select(type => type.Text!)] : ["*"],
            Masked = [.. (node["masked"]?.Items ?? []).Select(field => field.Text!)],
            PrivateAddresses = isPrivate,
        };
    }

    private static Uri? AddressOf(string text, bool isPrivate) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (isPrivate && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;

    private void Report(AuthoredNode node, string message, string remedy, string? near = null) =>
        compilation.Bag.Report(StructureRules.BadForm, compilation.File.Value(node), message, remedy, near);
}
