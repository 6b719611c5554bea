using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker.Talking;

/// <summary>Texts that break what handles texts carelessly, as texts of comments, file names and subjects: byte for byte, or refused with a reason.</summary>
[Collection(TrackerCollection.Name)]
public sealed partial class NaughtyTests(TrackerServer server)
{
    private const int Together = 65;

    [Fact]
    public async Task As_texts_of_comments_they_stay_as_they_are()
    {
        using var desk = await TalkingDesk.OpenAsync(server);
        var ticket = await desk.TicketAsync("e2e-naughty-1");
        var (kept, lost) = Split(Strings(), one => !Lost().IsMatch(one));
        var texts = kept.Chunk(Together).Select(some => string.Concat(some.Select(one => $"<p>{WebUtility.HtmlEncode(one)}</p>"))).ToList();
        foreach (var text in texts)
            await desk.SayAsync(ticket, "internal", text);
        foreach (var one in lost.Append("\U0001FFFE").Append("\uFDD0"))
            AssertRefused(await desk.TrySayAsync(ticket, "internal", $"<p>{one}</p>"), "which the server does not keep");

        Assert.Equal(texts, (await desk.HearAsync(ticket)).Comments.Select(one => one.Body["text"].Text));
    }

    [Fact]
    public async Task As_names_of_files_they_stay_as_they_are_or_nothing_is_sent()
    {
        using var desk = await TalkingDesk.OpenAsync(server);
        var ticket = await desk.TicketAsync("e2e-naughty-2");
        var (kept, lost) = Split(Strings().Where(one => one.Trim().Length > 0), one => !Lost().IsMatch(one) && !NoName().IsMatch(one) && Encoding.UTF8.GetByteCount(one) <= 255);
        var bytes = "x"u8.ToArray();
        foreach (var some in kept.Chunk(Together))
            await desk.SayAsync(ticket, "internal", "<p>files</p>", [.. some.Select(name => desk.File(name, "text/plain", bytes))]);
        foreach (var one in lost)
            AssertRefused(await desk.TrySayAsync(ticket, "internal", "<p>file</p>", desk.File(one, "text/plain", bytes)), "the file name");

        var heard = await desk.HearAsync(ticket);

        Assert.Equal(kept, heard.Files.Select(file => file.Name));
        Assert.All(heard.Comments, comment => Assert.Equal("<p>files</p>", comment.Body["text"].Text));
    }

    [Fact]
    public async Task As_subjects_they_stay_as_they_are_or_are_held()
    {
        using var desk = await TalkingDesk.OpenAsync(server);
        var ticket = await desk.TicketAsync("e2e-naughty-3");
        var (kept, lost) = Split(Strings(), one => !Lost().IsMatch(one) && !one.Contains('\n') && Encoding.UTF8.GetByteCount(one) <= 200);
        var seen = new List<string>();
        kept = [.. kept.Where((one, at) => at % 8 == 0 && one.Length > 0)];
        foreach (var one in kept)
        {
            Assert.Equal(WriteResult.Done, (await WriteAsync(desk, ticket, one)).Result);
            ticket = await desk.ReadAsync(ticket.Key);
            seen.Add(ticket.Fields["subject"].Text);
        }
        foreach (var one in lost.Append("two\nlines"))
        {
            var report = await WriteAsync(desk, ticket, one);
            Assert.Equal((WriteResult.Failed, "subject"), (report.Result, report.Held.Keys.Single()));
            Assert.Contains("the subject", report.Held["subject"].Message);
        }

        Assert.Equal(kept, seen);
    }

    private static Task<WriteReport> WriteAsync(TalkingDesk desk, SystemTicket ticket, string subject)
    {
        var fields = new Dictionary<string, Value> { ["subject"] = Value.Of(subject) };
        return desk.System.Tickets.WriteAsync(
            new WriteOrder { Kind = WriteKind.Update, Intent = "e2e", Key = ticket.Key, Current = ticket, Wanted = fields, Change = fields }, TestContext.Current.CancellationToken);
    }

    private static void AssertRefused(Sync.Systems.Conversations.PartReport report, string reason)
    {
        Assert.Equal((WriteResult.Failed, FailureClass.Mapping), (report.Result, report.Failure!.Class));
        Assert.Contains(reason, report.Failure.Message);
    }

    private static (List<string> Kept, List<string> Lost) Split(IEnumerable<string> strings, Func<string, bool> isKept)
    {
        var all = strings.ToLookup(isKept);
        return ([.. all[true]], [.. all[false]]);
    }

    private static List<string> Strings()
    {
        var file = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "suites", "naughty-strings", "blns.json"));
        Assert.SkipUnless(File.Exists(file), $"There is no {file}.");
        return JsonSerializer.Deserialize<List<string>>(File.ReadAllText(file))!;
    }

    [GeneratedRegex("[\uFDD0-\uFDEF\uFFFE\uFFFF]")]
    private static partial Regex Lost();

    [GeneratedRegex("[\"/\\x00-\\x1F\\x7F]|^0$|^[\\s\uFEFF]|[\\s\uFEFF]$")]
    private static partial Regex NoName();
}
