using System.Text.Json;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>A ticket as a server tells it.</summary>
/// <param name="json">The answer.</param>
internal sealed class TrackerTicket(JsonElement json)
{
    public string Key => json.GetProperty("id").ToString();

    public string Subject => json.GetProperty("Subject").GetString()!;

    public string Status => json.GetProperty("Status").GetString()!;

    public string Priority => json.GetProperty("Priority").GetString()!;

    public string Owner => json.GetProperty("Owner").GetProperty("id").GetString()!;

    public string Queue => json.GetProperty("Queue").GetProperty("id").ToString();

    public string Due => json.GetProperty("Due").GetString()!;

    public IReadOnlyList<string> Labels => [.. Custom("Labels").Order(StringComparer.Ordinal)];

    public string? Severity => Custom("Severity").FirstOrDefault();

    /// <summary>What is kept the same, as text.</summary>
    public override string ToString() => $"{Subject} | {Status} | {Priority} | {Owner} | {Severity} | {string.Join(',', Labels)} | {Due}";

    private IEnumerable<string> Custom(string name) =>
        json.GetProperty("CustomFields").EnumerateArray().First(field => field.GetProperty("name").GetString() == name)
            .GetProperty("values").EnumerateArray().Select(value => value.GetString()).OfType<string>();
}
