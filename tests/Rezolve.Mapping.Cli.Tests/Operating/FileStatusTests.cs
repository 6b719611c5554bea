using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Tests.Operating;

/// <summary>What an operator sees of files, and does about those that were given up.</summary>
public sealed class FileStatusTests : OperatingTest
{
    [Fact]
    public async Task Status_counts_files_where_they_were_added_and_copies_where_they_are()
    {
        await KeepAsync(
            FileRows.Of("acme", FileOf("f1", FileState.Stored, 2048) with { Copies = Copy(CopyState.There) }),
            FileRows.Of("acme", FileOf("f2", FileState.Stored, 1024) with { Copies = Copy(CopyState.Held) }),
            FileRows.Of("acme", FileOf("f3", FileState.Pending, 5)),
            FileRows.Of("acme", FileOf("f4", FileState.TooLarge, 5_000_000)));
        Assert.Equal(
            """
            desk: links none; writes under way 0; creates none
              files: 1 pending, 2 stored, 1 leftOut; 3 KB kept
            lab: links none; writes under way 0; creates none
              files: 1 copies, 1 held; 0 bytes kept
            queue: empty

            """, (await Run("status")).Out);
        var files = (await Run("status", "--json")).Json.GetProperty("connections")[0].GetProperty("files");
        Assert.Equal((1, 2, 1, 3072), (files.GetProperty("pending").GetInt32(), files.GetProperty("stored").GetInt32(), files.GetProperty("leftOut").GetInt32(), files.GetProperty("bytes").GetInt32()));
    }

    [Fact]
    public async Task A_file_that_could_not_be_got_is_got_again_when_its_letter_is_replayed()
    {
        await KeepAsync(
            FileRows.Of("acme", FileOf("f1", FileState.Failed, 5) with { Attempts = 5, Hold = Hold("refused") }),
            LetterRows.Of("acme", Letter("d1") with { Group = "file f1" }));
        await Run("dead-letters", "replay", "d1");
        var file = await KeptAsync(hub => hub.FilesAsync("t1", Cancellation).SingleAsync(Cancellation));
        Assert.Equal((FileState.Pending, 0, null), (file.State, file.Attempts, file.Hold));
        Assert.Equal("ticket:t1", (await KeptAsync(hub => hub.WorkAsync(null, Cancellation).SingleAsync(Cancellation))).Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_of_which_nobody_knows_whether_it_was_made_is_looked_for_first(bool wasSent)
    {
        var copy = new FileCopy { Entity = "file", State = CopyState.Held, LastSentAt = wasSent ? Noon : null, Attempts = 3, Hold = Hold("doubt") };
        await KeepAsync(
            FileRows.Of("acme", FileOf("f1", FileState.Stored, 5) with { Copies = new Dictionary<string, FileCopy> { ["lab"] = copy } }),
            LetterRows.Of("acme", Letter("d1") with { Group = "file f1", Connection = "lab" }));
        await Run("dead-letters", "replay", "d1");
        var again = (await KeptAsync(hub => hub.FilesAsync("t1", Cancellation).SingleAsync(Cancellation))).Copies["lab"];
        Assert.Equal((wasSent ? CopyState.Unknown : CopyState.Planned, 0, null), (again.State, again.Attempts, again.Hold));
    }

    [Fact]
    public async Task A_comment_that_was_given_up_is_said_again()
    {
        var comment = new HubComment
        {
            Id = "c1",
            Ticket = "t1",
            Kind = "public",
            Body = Value.Of("one"),
            CreatedAt = Noon,
            Copies = new Dictionary<string, CommentCopy> { ["lab"] = new() { Entity = "comment", Kind = "public", State = CopyState.Held, LastSentAt = Noon, Hold = Hold("refused") } },
        };
        await KeepAsync(CommentRows.Of("acme", comment), LetterRows.Of("acme", Letter("d1") with { Group = "comment c1", Connection = "lab" }));
        await Run("dead-letters", "replay", "d1");
        var again = (await KeptAsync(hub => hub.CommentsAsync("t1", Cancellation)))[0].Copies["lab"];
        Assert.Equal((CopyState.Unknown, null), (again.State, again.Hold));
    }

    private static HubFile FileOf(string id, FileState state, long size) => new()
    {
        Id = id,
        Ticket = "t1",
        Origin = new PartKey("desk", "attachment", id),
        Name = "log.txt",
        State = state,
        Size = size,
        Hash = state == FileState.Stored ? new string('a', 64) : null,
    };

    private static Dictionary<string, FileCopy> Copy(CopyState state) => new() { ["lab"] = new FileCopy { Entity = "file", State = state } };
}
