namespace Rezolve.Mapping.Tests.Sync.Conversations.Files;

/// <summary>A picture in a text is the copy where the text is, never an address at the system it came from.</summary>
public sealed class InlinePictureTests
{
    private readonly FilingOffice _filing = new();

    [Theory]
    [InlineData("html", "<p>look <img src=\"{0}\" alt=\"smoke\"></p>")]
    [InlineData("markdown", "look ![smoke]({0})")]
    public async Task C31_a_picture_is_added_first_and_shown_by_its_address_there(string format, string text)
    {
        _filing.Taking(FilingOffice.ByItself);
        (_filing.A.Format, _filing.B.Format) = (format, format);
        var (a, b) = await _filing.TicketAsync();
        var file = _filing.A.Files.Add(a, "smoke.png", "pixels");
        _filing.A.Say(a, string.Format(System.Globalization.CultureInfo.InvariantCulture, text, file.Url));
        await _filing.SettleAsync();

        Assert.Equal(["attachment", "comment"], _filing.B.Writes.Select(write => write.Entity));
        var said = Assert.Single(_filing.B.Comments).Text;
        Assert.Contains(_filing.B.Files.All.Single().Url, said, StringComparison.Ordinal);
        Assert.DoesNotContain("a.example", said, StringComparison.Ordinal);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task C31_a_picture_that_goes_with_its_comment_is_named_in_it()
    {
        var (a, b) = await _filing.TicketAsync();
        var said = _filing.A.Say(a, "?");
        var file = _filing.A.Files.Add(a, "smoke.png", "pixels", said);
        said.Text = $"<p>look <img src=\"{file.Url}\"></p>";
        (_filing.A.Format, _filing.B.Format) = ("html", "html");
        await _filing.SettleAsync();

        Assert.Contains("cid:smoke.png", Assert.Single(_filing.B.Comments).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a.example", _filing.B.Said(b), StringComparison.Ordinal);
    }

    [Fact]
    public async Task C31_a_part_of_a_mail_is_known_by_its_name()
    {
        _filing.Taking(FilingOffice.ByItself);
        var (a, b) = await _filing.TicketAsync();
        var said = _filing.A.Say(a, "<p>look <img src=\"cid:smoke.png@01DA\"></p>");
        (_filing.A.Format, _filing.B.Format) = ("html", "html");
        _filing.A.Files.Add(a, "smoke.png", "pixels", said);
        await _filing.SettleAsync();
        Assert.Contains(_filing.B.Files.All.Single().Url, Assert.Single(_filing.B.Comments).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_is_no_file_of_the_ticket_stays_where_it_is()
    {
        _filing.Taking(FilingOffice.ByItself);
        var (a, b) = await _filing.TicketAsync();
        const string Text = "<div  class=x>look <IMG src='https://elsewhere.example/x.png'></div>";
        var said = _filing.A.Say(a, Text);
        (_filing.A.Format, _filing.B.Format) = ("html", "html");
        _filing.A.Files.Add(a, "log.txt", "one", said);
        await _filing.SettleAsync();
        Assert.Contains("https://elsewhere.example/x.png", Assert.Single(_filing.B.Comments).Text, StringComparison.Ordinal);
    }
}
