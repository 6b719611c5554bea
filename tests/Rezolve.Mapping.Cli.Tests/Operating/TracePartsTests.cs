using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Tests.Operating;

/// <summary>What was said on a ticket, its files and its clocks are told with it, and where each copy stands.</summary>
public sealed class TracePartsTests : OperatingTest
{
    private static readonly HubTicket Ticket = new()
    {
        Id = "t1",
        Fields = new Dictionary<string, HubField> { ["subject"] = new(Value.Of("printer"), default, "desk") },
        Links = new Dictionary<string, string> { ["desk"] = "1", ["lab"] = "9" },
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private static readonly HubComment Comment = new()
    {
        Id = "c1",
        Ticket = "t1",
        Kind = "public",
        Origin = new PartKey("desk", "comment", "77"),
        AuthorName = "Anna",
        AuthorKey = "u1",
        Body = Value.Of(new ValueObject { ["format"] = Value.Of("plain"), ["text"] = Value.Of("It burns") }),
        CreatedAt = Noon,
    };

    private static readonly CommentCopy Copy = new() { Entity = "comment", Kind = "public", State = CopyState.There, Key = "88", Rev = 1, Attempts = 1, FirstSentAt = Noon, LastSentAt = Noon };

    private static readonly HubFile Log = new()
    {
        Id = "f1",
        Ticket = "t1",
        Origin = new PartKey("desk", "attachment", "501"),
        Name = "log.txt",
        MediaType = "text/plain",
        State = FileState.Stored,
        Size = 2048,
        Hash = new string('a', 64),
        CreatedAt = Noon,
    };

    [Fact]
    public async Task A_comment_is_told_with_who_said_it_and_its_copy() =>
        Assert.Equal(
            """
              comment public 2026-05-01 12:00:00Z by Anna at desk/77: "It burns"
                lab: there as 88
            """,
            await PartsAsync(CommentRows.Of("acme", Comment.With("lab", Copy))));

    [Fact]
    public async Task The_text_of_what_not_everybody_may_read_is_told_nowhere()
    {
        var row = CommentRows.Of("acme", Comment with { Kind = "internal", AuthorName = null, Copies = new Dictionary<string, CommentCopy> { ["lab"] = Copy with { Kind = "internal" } } });

        Assert.Equal("  comment internal 2026-05-01 12:00:00Z by u1 at desk/77: not shown\n    lab: there as 88", await PartsAsync(row));
        Assert.DoesNotContain("It burns", (await Run("trace", "t1", "--json")).Out, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Copies => new()
    {
        { "planned", "    lab: to be made" },
        { "tried", "    lab: to be made, tried 3 times; it is held since 2026-05-01 12:00:00Z: retry: somebody to be found" },
        { "unknown", "    lab: sent, and nobody knows yet what came of it" },
        { "held", "    lab: waits for a person; it is held since 2026-05-01 12:00:00Z: refused: somebody to be found" },
        { "gone", "    lab: not shown there any more as 88" },
        { "ended", "    lab: taken back, or left as it is as 88" },
        { "narrowed", "    lab: there as 88, internal there" },
        { "behind", "    lab: there as 88, as it was before change 2" },
        { "theirs", "    lab: there as 88, changed there by somebody" },
        { "none", "    lab: no copy" },
    };

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task A_copy_is_told_as_it_stands_and_why_it_waits(string which, string line)
    {
        var comment = which switch
        {
            "planned" => Comment.With("lab", Copy with { State = CopyState.Planned, Key = null, Attempts = 0 }),
            "tried" => Comment.With("lab", Copy with { State = CopyState.Planned, Key = null, Attempts = 3, Hold = Hold("retry") }),
            "unknown" => Comment.With("lab", Copy with { State = CopyState.Unknown, Key = null }),
            "held" => Comment.With("lab", Copy with { State = CopyState.Held, Key = null, Hold = Hold("refused") }),
            "gone" => Comment.With("lab", Copy with { State = CopyState.Gone }),
            "ended" => Comment.With("lab", Copy with { State = CopyState.Ended }),
            "narrowed" => Comment.With("lab", Copy with { Kind = "internal" }),
            "behind" => Comment.With("lab", Copy) with { Rev = 2, EditedAt = Noon },
            "theirs" => Comment.With("lab", Copy with { Theirs = Value.Of("It burnt") }),
            _ => Comment,
        };

        Assert.Equal(line, (await PartsAsync(CommentRows.Of("acme", comment))).Split('\n')[1]);
    }

    [Fact]
    public async Task What_was_changed_missed_or_deleted_and_what_is_for_one_system_is_told_so()
    {
        Assert.Equal(
            """
              comment public 2026-05-01 12:00:00Z by Anna at desk/77: "It burns", changed 2 times, last 2026-05-01 12:30:00Z
                lab: no copy
              comment public 2026-05-01 12:01:00Z by Anna at desk/77: "It burns", not shown since 2026-05-01 12:30:00Z
                lab: no copy
              comment public 2026-05-01 12:02:00Z by Anna at desk/77: not shown, deleted 2026-05-01 12:30:00Z
              comment public 2026-05-01 12:03:00Z by Anna in the hub: "It burns"
                desk: no copy, it is meant for lab alone
                lab: no copy
            """,
            await PartsAsync(
                CommentRows.Of("acme", Comment with { Rev = 3, EditedAt = Noon.AddMinutes(30) }),
                CommentRows.Of("acme", Comment with { Id = "c2", CreatedAt = Noon.AddMinutes(1), MissingSince = Noon.AddMinutes(30) }),
                CommentRows.Of("acme", Comment with { Id = "c3", CreatedAt = Noon.AddMinutes(2), DeletedAt = Noon.AddMinutes(30) }),
                CommentRows.Of("acme", Comment with { Id = "c4", CreatedAt = Noon.AddMinutes(3), Origin = null, OnlyFor = "lab" })));
    }

    [Fact]
    public async Task A_file_is_told_with_its_size_its_hash_and_its_copies() =>
        Assert.Equal(
            """
              file log.txt, 2 KB, sha256 aaaaaaaaaaaa…, of comment c1 at desk/501: here
                lab: there as 601, told otherwise there since 2026-05-01 12:00:00Z (1 KB)
            """,
            await PartsAsync(FileRows.Of("acme", (Log with { Comment = "c1" }).With("lab", new FileCopy { Entity = "file", State = CopyState.There, Key = "601", Size = 1024, DiffersSince = Noon }))));

    public static TheoryData<string, string> Files => new()
    {
        { "Pending", "its bytes are to be got, tried 2 times; it is held since 2026-05-01 12:00:00Z: retry: somebody to be found" },
        { "TooLarge", "left out, it is longer than is allowed" },
        { "Blocked", "left out, it is of a type that is not allowed" },
        { "Failed", "left out, its bytes could not be got" },
        { "Unsafe", "left out, its system does not release it (infected)" },
        { "Gone", "gone where it was added" },
        { "missing", "not listed since 2026-05-01 12:00:00Z" },
        { "deleted", "gone since 2026-05-01 12:00:00Z" },
        { "same", "a copy of f9 under another name, which goes nowhere" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_told_as_it_stands(string which, string words)
    {
        var bare = Log with { Size = null, Hash = null };
        var file = which switch
        {
            "Pending" => bare with { State = FileState.Pending, Attempts = 2, Hold = Hold("retry") },
            "missing" => bare with { MissingSince = Noon },
            "deleted" => bare with { DeletedAt = Noon },
            "same" => bare with { SameAs = "f9" },
            "Unsafe" => bare with { State = FileState.Unsafe, Scan = "infected" },
            _ => bare with { State = Enum.Parse<FileState>(which) },
        };

        Assert.Equal($"  file log.txt at desk/501: {words}", await PartsAsync(FileRows.Of("acme", file)));
    }

    [Fact]
    public async Task Clocks_are_told_with_their_moments_and_work_with_what_it_waits_for()
    {
        var goal = new SlaGoal("done", SlaMetric.Resolution, TimeSpan.FromHours(4), WorkCalendar.Always) { Pause = new HashSet<string> { "onHold" } };
        var book = SlaBook.Empty.After(Moment(-180, "open", goal)).After(Moment(-150, "onHold", goal)).After(Moment(-130, "open", goal));
        book = book with { Clocks = [book.Clocks[0] with { Told = [50] }] };
        book = book.After(new ObservedClock("desk", "sla/1", "resolution") { State = ObservedState.Running, DueAt = Noon.AddHours(2), ToldAt = Noon, AskedAt = Noon });

        Assert.Equal(
            """
              clock  done  running: 0:40 of 4:00, over at 2026-05-01 13:20:00Z
                  desk: resolution  running, over at 2026-05-01 14:00:00Z, 40 minutes from the hub's
                  began 2026-05-01 09:00:00Z; ran 2026-05-01 09:00:00Z to 2026-05-01 09:30:00Z, 2026-05-01 09:50:00Z on; told at 50 %
              work due 2026-05-01 12:05:00Z: a comment waits for its files
            """,
            await PartsAsync(SlaRows.Of("acme", "t1", book, 0), WorkRows.Of("acme", new WorkItem("ticket:t1", Noon.AddMinutes(5), "poll") { Waits = "a comment waits for its files" })));
        var clock = (await Run("trace", "t1", "--json")).Json.GetProperty("clocks")[0];
        Assert.Equal("""[{"from":"2026-05-01T09:00:00Z","to":"2026-05-01T09:30:00Z"},{"from":"2026-05-01T09:50:00Z"}]""", clock.GetProperty("ran").GetRawText());
        Assert.Equal("[50]", clock.GetProperty("told").GetRawText());
    }

    [Fact]
    public async Task Programs_are_told_the_same()
    {
        await PartsAsync(
            CommentRows.Of("acme", Comment.With("lab", Copy with { Kind = "internal", Hold = Hold("refused") })),
            FileRows.Of("acme", Log.With("lab", new FileCopy { Entity = "file", State = CopyState.There, Key = "601" })));
        var told = (await Run("trace", "t1", "--json")).Json;

        Assert.Equal(
            """[{"id":"c1","kind":"public","author":"Anna","authorKey":"u1","origin":{"connection":"desk","entity":"comment","key":"77"},"text":"It burns","rev":1,"createdAt":"2026-05-01T12:00:00Z","copies":[{"connection":"lab","entity":"comment","key":"88","state":"there","kind":"internal","narrowed":true,"rev":1,"attempts":1,"firstSentAt":"2026-05-01T12:00:00Z","lastSentAt":"2026-05-01T12:00:00Z","hold":{"group":"comment","reason":"refused","field":"assignee","waitsFor":"somebody to be found","since":"2026-05-01T12:00:00Z","attempts":0}}]}]""",
            told.GetProperty("comments").GetRawText());
        Assert.Equal(
            $$"""[{"id":"f1","name":"log.txt","mediaType":"text/plain","size":2048,"sha256":"{{Log.Hash}}","state":"stored","origin":{"connection":"desk","entity":"attachment","key":"501"},"inline":false,"attempts":0,"createdAt":"2026-05-01T12:00:00Z","copies":[{"connection":"lab","entity":"file","key":"601","state":"there","attempts":0}]}]""",
            told.GetProperty("files").GetRawText());
    }

    private static SlaMoment Moment(int minute, string status, SlaGoal goal) => new(Noon.AddMinutes(minute)) { Status = status, Goals = [goal] };

    // What stands between the links and the steps.
    private async Task<string> PartsAsync(params RowWrite[] rows)
    {
        await KeepAsync([TicketRows.Of("acme", Ticket), LinkRows.Of("acme", Link("desk", "1", "t1")), LinkRows.Of("acme", Link("lab", "9", "t1")), .. rows]);
        var run = await Run("trace", "t1");
        Assert.StartsWith("t1  \"printer\"\n  t1  desk 1  active\n  t1  lab 9  active\n", run.Out, StringComparison.Ordinal);
        return string.Join('\n', run.Out.TrimEnd('\n').Split('\n')[3..]);
    }
}
