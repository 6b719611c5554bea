using System.CommandLine;
using System.Text.Json;
using Rezolve.Mapping.Cli.Output;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>Lists of what is kept, as long as asked and no longer.</summary>
internal static class ListOption
{
    private const int UsualLimit = 100;

    /// <summary>The option <c>--limit</c>.</summary>
    public static Option<int> Limit() => new("--limit") { Description = $"The most to list (default: {UsualLimit}; 0 means all).", HelpName = "N", DefaultValueFactory = _ => UsualLimit };

    /// <summary>Lists: one object with all in JSON, else a line for each; and says where there are more.</summary>
    /// <param name="desk">Where to answer.</param>
    /// <param name="name">The member that holds them, and what they are called.</param>
    /// <param name="items">What there is.</param>
    /// <param name="limit">How many at most; 0 for all.</param>
    /// <param name="write">The members of one in JSON.</param>
    /// <param name="line">The line of one.</param>
    /// <param name="words">What they are called where people read it; null for their name.</param>
    public static async Task TellAsync<T>(
        this StoreDesk desk, string name, IAsyncEnumerable<T> items, int limit, Action<Utf8JsonWriter, T> write, Func<T, string> line, string? words = null)
    {
        var listed = await items.Take(limit > 0 ? limit + 1 : int.MaxValue).ToListAsync(desk.Cancellation);
        var hasMore = limit > 0 && listed.Count > limit;
        var shown = hasMore ? listed[..limit] : listed;
        if (desk.Report.Voice.IsJson)
        {
            desk.Report.Json(json => JsonLine.Object(json, inner =>
            {
                inner.WriteStartArray(name);
                shown.ForEach(item => JsonLine.Object(inner, members => write(members, item)));
                inner.WriteEndArray();
                inner.WriteBoolean("more", hasMore);
            }));
            return;
        }
        shown.ForEach(item => desk.Report.Line(SafeText.Of(line(item))));
        if (shown.Count == 0)
            desk.Report.Say($"No {words ?? name}.");
        if (hasMore)
            desk.Report.Say($"There are more than {Counts.Of(limit, "line")}: use --limit.");
    }
}
