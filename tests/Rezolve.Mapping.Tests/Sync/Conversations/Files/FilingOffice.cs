using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tests.Sync.Desks;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files;

/// <summary>Two desks at which people talk and add files, with one ticket in step.</summary>
internal sealed class FilingOffice
{
    private static readonly RecoverFacts ByMatch = new(RecoverMethod.Match, TimeSpan.FromSeconds(10)) { By = ["filename", "size"], Window = TimeSpan.FromMinutes(1) };

    public FilingOffice(params string[] desks)
    {
        Talking = new TalkingOffice(desks);
        foreach (var talk in Talking.Office.Talks.Values)
        {
            talk.Files.Store = Talking.Office.Files;
            talk.Facts = talk.Facts with { Files = WithComment };
        }
        var decide = Talking.Office.Decide;
        Talking.Office.Decide = program => decide(program) with { Attachments = Policy };
    }

    /// <summary>Files go with a comment, in one request.</summary>
    public static FileFacts WithComment { get; } = new(DeskFiles.Entity) { Download = true, WithComment = true };

    /// <summary>Files go to the ticket, by themselves.</summary>
    public static FileFacts ByItself { get; } = new(DeskFiles.Entity) { Download = true, Create = true, Recover = ByMatch };

    /// <summary>Files go to a comment that is there.</summary>
    public static FileFacts OfComment { get; } = ByItself with { OfComments = true };

    public TalkingOffice Talking { get; }

    public Office Office => Talking.Office;

    public DeskTalk A => Talking.A;

    public DeskTalk B => Talking.B;

    public AttachmentPolicy Policy { get; set; } = new();

    /// <summary>How the second desk takes files.</summary>
    public FilingOffice Taking(FileFacts facts)
    {
        B.Facts = B.Facts with { Files = facts };
        return this;
    }

    public Task<(string A, string B)> TicketAsync() => Talking.TicketAsync();

    public Task SettleAsync(int most = 12) => Office.SettleAsync(most);

    /// <summary>Rounds in which nothing is written or read of files any more.</summary>
    public async Task QuietAsync()
    {
        var before = Office.Talks.Values.Sum(talk => talk.Files.Opened);
        await Talking.QuietAsync();
        await Talking.QuietAsync();
        Assert.Equal(before, Office.Talks.Values.Sum(talk => talk.Files.Opened));
    }
}
