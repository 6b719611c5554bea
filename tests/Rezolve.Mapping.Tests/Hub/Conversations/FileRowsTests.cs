using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Tests.Hub.Conversations;

public sealed class FileRowsTests
{
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly GroupHold Hold = new("retry", "file", "the disk is busy", Then) { Until = Then.AddMinutes(1), Attempts = 2 };

    [Fact]
    public void A_file_is_read_as_it_was_written()
    {
        var file = new HubFile
        {
            Id = "f1",
            Ticket = "t1",
            Comment = "c1",
            Origin = new PartKey("a", "attachment", "17/x"),
            OriginComment = "9",
            Name = "smoke.png",
            MediaType = "image/png",
            Size = 0,
            IsInline = true,
            Url = "https://a.example/17",
            CreatedAt = Then,
            State = FileState.Stored,
            Hash = new string('a', 64),
            SameAs = "f0",
            Attempts = 3,
            Hold = Hold,
            Copies = Copies(),
        };
        var read = FileRows.Read(new StoredRow(FileRows.KeyOf("acme", "t1", "f1"), 7, FileRows.Of("acme", file).Content));

        Assert.Equal(file.Copies["b"], read.Copies["b"]);
        Assert.Equal(file.Copies["c"], read.Copies["c"]);
        Assert.Equal(file with { Version = 7, Copies = read.Copies }, read);
    }

    [Fact]
    public void What_is_not_known_of_a_file_stays_unknown()
    {
        var file = new HubFile { Id = "f1", Ticket = "t1", Origin = new PartKey("a", "attachment", "17"), Name = "file" };
        var read = FileRows.Read(new StoredRow(FileRows.KeyOf("acme", "t1", "f1"), 1, FileRows.Of("acme", file).Content));
        Assert.Equal(file with { Version = 1, Copies = read.Copies }, read);
        Assert.Null(read.Size);
        Assert.Empty(read.Copies);
    }

    private static Dictionary<string, FileCopy> Copies() => new()
    {
        ["b"] = new()
        {
            Entity = "file",
            Key = "k",
            State = CopyState.There,
            Carrier = "c2",
            Size = 0,
            Url = "https://b.example/k",
            FirstSentAt = Then,
            LastSentAt = Then.AddSeconds(5),
            Attempts = 2,
            Hold = Hold,
        },
        ["c"] = new() { Entity = "file", State = CopyState.Planned },
    };
}
