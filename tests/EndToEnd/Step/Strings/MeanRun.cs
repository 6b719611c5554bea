using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Strings;

/// <summary>Mean texts on their way from the north to the south.</summary>
internal sealed partial class MeanRun : IDisposable
{
    private const string Subject = "subject";
    private const string Label = "label";
    private const string Person = "person";
    private const string Body = "text";
    private const string File = "file";
    private const string Name = "author";

    private readonly IReadOnlyList<string> _texts;
    private readonly MeanDesk _north;
    private readonly MeanDesk _south;
    private readonly List<(string What, string Key)> _tickets = [];

    private MeanRun(TrackerPair pair, string queue, IReadOnlyList<string> texts, Station station) =>
        (_texts, Station, _north, _south) = (texts, station, new MeanDesk(pair.North, queue), new MeanDesk(pair.South, queue));

    /// <summary>Where the command is run.</summary>
    public Station Station { get; }

    /// <summary>Makes the queue and the people at both servers.</summary>
    public static async Task<MeanRun> BeginAsync(TrackerPair pair, string queue, IReadOnlyList<string> texts)
    {
        foreach (var server in new[] { pair.North, pair.South })
        {
            var file = Path.Combine(server.Folder, "strings.json");
            await System.IO.File.WriteAllTextAsync(file, JsonSerializer.Serialize(texts));
            await server.PerlAsync("Step/Strings/strings.pl", TestContext.Current.CancellationToken, queue, file);
        }
        return new MeanRun(pair, queue, texts, await TrackerStation.OpenAsync(pair, queue));
    }

    /// <summary>Writes them in the north: first the tickets, then what is said on those that are linked.</summary>
    /// <param name="together">How many labels a ticket gets, and how many files a comment.</param>
    public async Task WriteAsync(int together)
    {
        foreach (var text in _texts)
        {
            await AddAsync(Subject, text);
            await AddAsync(Person, "Who asked", new() { ["Requestor"] = text });
        }
        foreach (var some in _texts.Chunk(together))
            await AddAsync(Label, "Labels", new() { ["CustomFields"] = new { Labels = some } });
        foreach (var what in new[] { Body, File, Name })
            await AddAsync(what, what);
        await Station.SettleAsync(withLetters: true);
        foreach (var some in _texts.Chunk(together))
            await _north.SayAsync(KeyOf(Body), new { ContentType = "text/html", Content = string.Concat(some.Select(one => $"<p>{WebUtility.HtmlEncode(one)}</p>")) });
        // What no form can hold, a person cannot send.
        foreach (var some in _texts.Where(one => !one.Any(letter => letter is '"' or < ' ')).Chunk(together))
            await _north.SendAsync(KeyOf(File), some);
        for (var at = 0; at < _texts.Count; at++)
            await _north.SayAsync(KeyOf(Name), new { ContentType = "text/html", Content = $"<p>Said by {at}</p>" }, $"mean{at}");
    }

    /// <summary>Holds both sides against each other.</summary>
    public async Task<Judged> JudgeAsync()
    {
        var reports = await Reports.ReadAsync(Station);
        var judged = new Judged();
        foreach (var (what, key) in _tickets)
        {
            var here = await _north.ReadAsync(key);
            var there = reports.TwinOf(key) is { } twin ? await _south.ReadAsync(twin) : null;
            judged.Hold(Subject, [here.Subject], Only(there?.Subject), reports.Of(key, "subject"), Judged.Line);
            judged.Hold(Person, Only(here.Requester), Only(there?.Requester), reports.Of(key, "requester"), one => one);
            judged.Hold(Label, here.Labels, there?.Labels ?? [], reports.Of(key, "tags"), Judged.Line);
            if (what is Body or Name or File && reports.TwinOf(key) is { } said)
                await JudgeSaidAsync(judged, what, key, said, reports);
        }
        return judged;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _north.Dispose();
        _south.Dispose();
        Station.Dispose();
    }

    private async Task JudgeSaidAsync(Judged judged, string what, string north, string south, Reports reports)
    {
        var reasons = reports.Of(north, "comment");
        judged.Hold(File, await FilesAsync(_north, north), await FilesAsync(_south, south), reasons, file => Judged.File(file[..file.IndexOf('\0', StringComparison.Ordinal)]) + file[file.IndexOf('\0', StringComparison.Ordinal)..]);
        var heard = (await _south.HeardAsync(south)).ToLookup(Header().IsMatch);
        judged.Hold(what, await _north.HeardAsync(north), heard[false], reasons, Judged.Page);
        // Whatever somebody is called, a header has one beginning and one end.
        if (what == Name && heard[true].Count() != heard[false].Count())
            judged.Wrong.Add($"{heard[true].Count()} headers stand over {heard[false].Count()} texts.");
    }

    // The text of a file is the name that it was sent under.
    private static async Task<IEnumerable<string>> FilesAsync(MeanDesk desk, string ticket) => (await desk.FilesAsync(ticket)).Select(file => $"{file.Name}\0{file.Text}");

    private static IEnumerable<string> Only(string? text) => string.IsNullOrEmpty(text) ? [] : [text];

    [GeneratedRegex("^\\[[^\\[\\]\\n]{1,200} \\(north\\) wrote:\\]$")]
    private static partial Regex Header();

    private string KeyOf(string what) => _tickets.Single(ticket => ticket.What == what).Key;

    private async Task AddAsync(string what, string subject, Dictionary<string, object>? more = null)
    {
        if (await _north.OpenAsync(subject, more) is { } key)
            _tickets.Add((what, key));
    }
}
