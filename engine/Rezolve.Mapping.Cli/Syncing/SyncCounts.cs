using System.Text.Json;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Intake;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>What a sync has done: what was read is what came of it, and what was done at each system. Safe for many threads.</summary>
internal sealed class SyncCounts
{
    private static readonly (SyncStepKind Kind, string Word)[] Done =
    [
        (SyncStepKind.Created, "created"), (SyncStepKind.Written, "written"), (SyncStepKind.Stepped, "steps"), (SyncStepKind.Adopted, "adopted"),
        (SyncStepKind.Deleted, "deleted"), (SyncStepKind.Restored, "restored"),
        (SyncStepKind.Conflict, "conflicts"), (SyncStepKind.Held, "held"), (SyncStepKind.Failed, "failures"), (SyncStepKind.DeadLetter, "deadLetters"),
    ];

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, IntakeReport> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Connection, SyncStepKind Kind), long> _steps = [];
    private readonly Dictionary<string, HeardCounts> _heard = [];

    /// <summary>What came of the work.</summary>
    public WorkReport Work { get; private set; } = WorkReport.None;

    /// <summary>Why a feed ended early, the last time it was read; null where none did.</summary>
    public string? Trouble { get; private set; }

    /// <summary>How many writes were sent and took effect.</summary>
    public long Writes => Sum(SyncStepKind.Created) + Sum(SyncStepKind.Written) + Sum(SyncStepKind.Stepped) + Sum(SyncStepKind.Deleted);

    /// <summary>How often something was done, at all systems.</summary>
    public long Sum(SyncStepKind kind)
    {
        lock (_lock)
            return _steps.Where(step => step.Key.Kind == kind).Sum(step => step.Value);
    }

    /// <summary>Adds what came of a feed.</summary>
    public void Add(string connection, IntakeReport report)
    {
        lock (_lock)
            _read[connection] = _read.TryGetValue(connection, out var known) ? known + report with { Notes = [] } : report with { Notes = [] };
        Trouble = report.Failure is { } failure ? $"{connection}: {failure.Message}" : Trouble;
    }

    /// <summary>Adds what came of work.</summary>
    public void Add(WorkReport report) => Work += report;

    /// <summary>Counts a step.</summary>
    public void Add(SyncStep step)
    {
        lock (_lock)
        {
            _steps[(step.Connection, step.Kind)] = _steps.GetValueOrDefault((step.Connection, step.Kind)) + 1;
            if (step.Heard.Told > 0)
                _heard[step.Connection] = _heard.GetValueOrDefault(step.Connection) + step.Heard;
        }
    }

    /// <summary>Forgets why feeds ended early: they are read again.</summary>
    public void Begin() => Trouble = null;

    /// <summary>Writes the members of the summary.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("systems");
        foreach (var (connection, read) in Read())
        {
            json.WriteStartObject();
            json.WriteString("connection", connection);
            Write(json, read);
            Write(json, HeardAt(connection));
            foreach (var (kind, word) in Done)
                json.WriteNumber(word, Of(connection, kind));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("work");
        json.WriteNumber("taken", Work.Taken);
        json.WriteNumber("done", Work.Done);
        json.WriteNumber("waiting", Work.Waiting);
        json.WriteNumber("givenUp", Work.GivenUp);
        json.WriteEndObject();
    }

    /// <summary>The summary as lines.</summary>
    public string Text() => string.Join('\n', [.. Read().Select(one => $"{one.Connection}: {Line(one.Report)}{Line(HeardAt(one.Connection))}; {Line(one.Connection)}"), Line(Work)]);

    /// <summary>What came of a feed, in words; what did not occur is left out.</summary>
    public static string Line(IntakeReport read)
    {
        var words = Words(
            (read.New, "new"), (read.Joined, "joined"), (read.Changed, "changed"), (read.Queued, "queued"), (read.Unchanged, "unchanged"),
            (read.Skipped, "skipped"), (read.Unreadable, "unreadable"));
        return $"{read.Read:N0} read{(words.Length > 0 ? $": {words}" : "")}";
    }

    private static string Line(HeardCounts heard) => heard.Told == 0 ? "" : $"; {heard.Told:N0} comments and files told: {heard}";

    private static string Line(WorkReport work)
    {
        var words = Words((work.Done, "done"), (work.Waiting, "waiting"), (work.GivenUp, "given up"));
        return words.Length > 0 ? $"work: {work.Taken:N0} taken: {words}" : "work: nothing was due";
    }

    private static string Words(params IEnumerable<(long Count, string Word)> counts) => string.Join(", ", counts.Where(one => one.Count > 0).Select(one => $"{one.Count:N0} {one.Word}"));

    private static void Write(Utf8JsonWriter json, IntakeReport read)
    {
        json.WriteNumber("read", read.Read);
        json.WriteNumber("new", read.New);
        json.WriteNumber("joined", read.Joined);
        json.WriteNumber("changed", read.Changed);
        json.WriteNumber("queued", read.Queued);
        json.WriteNumber("unchanged", read.Unchanged);
        json.WriteNumber("skipped", read.Skipped);
        json.WriteNumber("unreadable", read.Unreadable);
    }

    // All that was told, each time it was: a ticket that was heard twice told what it has twice.
    private static void Write(Utf8JsonWriter json, HeardCounts heard)
    {
        json.WriteStartObject("heard");
        json.WriteNumber("told", heard.Told);
        json.WriteNumber("known", heard.Known);
        json.WriteNumber("new", heard.New);
        json.WriteNumber("waiting", heard.Waiting);
        json.WriteNumber("passed", heard.Passed);
        json.WriteNumber("unreadable", heard.Unread);
        json.WriteEndObject();
    }

    private HeardCounts HeardAt(string connection)
    {
        lock (_lock)
            return _heard.GetValueOrDefault(connection);
    }

    private string Line(string connection) =>
        Words(Done.Select(one => (Of(connection, one.Kind), one.Kind == SyncStepKind.DeadLetter ? "dead letters" : one.Word))) is { Length: > 0 } words ? words : "nothing written";

    private long Of(string connection, SyncStepKind kind)
    {
        lock (_lock)
            return _steps.GetValueOrDefault((connection, kind));
    }

    private List<(string Connection, IntakeReport Report)> Read()
    {
        lock (_lock)
        {
            var all = _read.Keys.Concat(_steps.Keys.Select(step => step.Connection)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            return [.. all.Select(connection => (connection, _read.GetValueOrDefault(connection) ?? new IntakeReport()))];
        }
    }
}
