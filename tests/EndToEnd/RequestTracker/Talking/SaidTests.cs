using System.Security.Cryptography;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker.Talking;

/// <summary>Comments and files of the real server, written and read as a sync does it.</summary>
[Collection(TrackerCollection.Name)]
public sealed class SaidTests(TrackerServer server)
{
    [Fact]
    public async Task What_is_said_comes_back_as_it_was_said_and_no_note_is_public()
    {
        using var desk = await TalkingDesk.OpenAsync(server);
        var ticket = await desk.TicketAsync("e2e-talk-1");

        var reply = await desk.SayAsync(ticket, "public", "<p>Űber <b>here</b> 😀</p>");
        var note = await desk.SayAsync(ticket, "internal", "<p>Only us</p>");
        var heard = await desk.HearAsync(ticket);

        Assert.Equal(
            [(reply, "public", "<p>Űber <b>here</b> 😀</p>", "sync"), (note, "internal", "<p>Only us</p>", "sync")],
            heard.Comments.Select(one => (one.Key, one.Kind!, one.Body["text"].Text, one.Author!.Key)));
        Assert.All(heard.Comments, one => Assert.NotNull(one.CreatedAt));
        Assert.Empty(heard.Files);
        Assert.Equal(["public", "internal"], desk.System.Conversation!.Facts.Comments.Single().Kinds);
    }

    [Fact]
    public async Task A_long_file_with_a_name_in_any_alphabet_has_the_same_bytes_afterwards()
    {
        using var desk = await TalkingDesk.OpenAsync(server);
        var ticket = await desk.TicketAsync("e2e-talk-2");
        var bytes = new byte[3_000_000];
        new Random(5).NextBytes(bytes);

        var key = await desk.SayAsync(ticket, "internal", "<p>See</p>", desk.File("képernyő-Ω-書 😀.bin", "application/octet-stream", bytes), desk.File("empty.txt", "text/plain", "x"u8.ToArray()));
        var files = (await desk.HearAsync(ticket)).Files;

        Assert.Equal([("képernyő-Ω-書 😀.bin", 3_000_000L, key), ("empty.txt", 1L, key)], files.Select(file => (file.Name!, file.Size!.Value, file.Comment!)));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), await desk.HashAsync(ticket, files[0]));
    }

    [Fact]
    public async Task A_picture_in_a_mail_is_told_with_the_id_that_the_text_names_it_by()
    {
        using var desk = await TalkingDesk.OpenAsync(server);
        var ticket = await desk.TicketAsync("e2e-talk-3");
        await PictureMail.SendAsync(server, ticket.Key, TestContext.Current.CancellationToken);

        var heard = await desk.HearAsync(ticket);

        var comment = Assert.Single(heard.Comments);
        Assert.Equal(("public", "alice", "<p>See <img src=\"cid:shot-1@example.test\" alt=\"shot\"> here</p>"), (comment.Kind, comment.Author!.Key, comment.Body["text"].Text));
        var picture = Assert.Single(heard.Files);
        Assert.Equal((true, "shot.png", "image/png", comment.Key, "cid:shot-1@example.test"), (picture.IsInline, picture.Name, picture.MediaType, picture.Comment, picture.Canonical["url"].Text));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(PictureMail.Picture)), await desk.HashAsync(ticket, picture));
    }

    [Fact]
    public async Task A_merged_ticket_is_read_as_the_other_with_what_was_said_on_both()
    {
        using var desk = await TalkingDesk.OpenAsync(server);
        var (one, other) = (await desk.TicketAsync("e2e-talk-4"), await desk.TicketAsync("e2e-talk-5"));
        await desk.SayAsync(one, "public", "<p>one</p>");
        await desk.SayAsync(other, "internal", "<p>other</p>");

        await desk.CallAsync("ticketUpdate", new { key = one.Key, version = one.Version is null ? null : (await desk.ReadAsync(one.Key)).Version, document = new { MergeInto = int.Parse(other.Key, System.Globalization.CultureInfo.InvariantCulture) } });
        var merged = await desk.ReadAsync(one.Key);

        Assert.Equal((other.Key, one.Key), (merged.Key, merged.AskedKey));
        Assert.Equal(["<p>one</p>", "<p>other</p>"], (await desk.HearAsync(merged)).Comments.Select(said => said.Body["text"].Text));
    }

    [Fact]
    public async Task A_deleted_ticket_is_told_to_be_deleted_and_one_that_never_was_is_missing()
    {
        using var desk = await TalkingDesk.OpenAsync(server);
        var ticket = await desk.TicketAsync("e2e-talk-6");
        await desk.SayAsync(ticket, "public", "<p>gone soon</p>");
        await desk.CallAsync("ticketDelete", new { key = ticket.Key });

        Assert.True((await desk.ReadAsync(ticket.Key)).IsDeleted);
        var never = ticket with { Key = "999999" };
        Assert.True((await desk.Parts.ReadAsync(never, TestContext.Current.CancellationToken)).IsMissing);
        var report = await desk.TrySayAsync(never, "public", "<p>to nobody</p>");
        Assert.Equal((WriteResult.Failed, FailureClass.Validation), (report.Result, report.Failure!.Class));
        Assert.Contains("Message could not be recorded", report.Failure.Message);
    }
}
