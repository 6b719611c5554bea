using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Conversations;

/// <summary>What is said at one system is said at the others, once.</summary>
public sealed class MirrorTests
{
    private readonly TalkingOffice _talking = new();

    [Fact]
    public async Task What_is_said_is_told_at_the_other_with_who_said_it_and_never_comes_back()
    {
        var (a, b) = await _talking.TicketAsync();
        _talking.A.Say(a, "it smokes");
        await _talking.Office.SettleAsync();
        _talking.B.Say(b, "unplug it", author: "Béla");
        await _talking.Office.SettleAsync();

        Assert.Equal("it smokes | [Béla (b) wrote:] unplug it", _talking.A.Said(a));
        Assert.Equal("[Anna (a) wrote:] it smokes | unplug it", _talking.B.Said(b));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task Of_three_systems_each_has_each_text_once()
    {
        var talking = new TalkingOffice("a", "b", "c");
        var (a, b) = await talking.TicketAsync();
        talking.A.Say(a, "one");
        talking.B.Say(b, "two", author: "Béla");
        await talking.Office.SettleAsync();

        var c = talking.Office.Talks["c"];
        Assert.Equal(2, c.Comments.Count);
        Assert.Equal(2, talking.A.Comments.Count);
        Assert.Equal(2, talking.B.Comments.Count);
        await talking.QuietAsync();
    }

    [Fact]
    public async Task The_order_of_each_source_is_kept()
    {
        var (a, b) = await _talking.TicketAsync();
        foreach (var word in (string[])["one", "two", "three"])
        {
            _talking.A.Say(a, word);
            _talking.Office.Clock.Advance(TimeSpan.FromSeconds(2));
        }
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] one | [Anna (a) wrote:] two | [Anna (a) wrote:] three", _talking.B.Said(b));
    }

    [Fact]
    public async Task One_that_is_tried_again_is_waited_for_and_one_that_is_refused_is_not()
    {
        var (a, b) = await _talking.TicketAsync();
        var failing = 2;
        _talking.B.Before = order => Text(order).Contains("one", StringComparison.Ordinal) && failing-- > 0
            ? Refused(FailureClass.Transient)
            : Text(order).Contains("two", StringComparison.Ordinal) ? Refused(FailureClass.Validation) : null;
        foreach (var word in (string[])["one", "two", "three"])
            _talking.A.Say(a, word);
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] one | [Anna (a) wrote:] three", _talking.B.Said(b));
        Assert.Contains((await _talking.Office.LettersAsync()), letter => letter.Group.StartsWith("comment ", StringComparison.Ordinal));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task Comments_said_before_the_sync_began_stay_where_they_are()
    {
        var a = _talking.Office.A.Add(("subject", Value.Of("printer")));
        _talking.A.Say(a, "old");
        _talking.Office.Clock.Advance(TimeSpan.FromHours(1));
        await _talking.Office.SettleAsync();
        _talking.A.Say(a, "new");
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] new", _talking.B.Said(_talking.Office.Twin("b")));
    }

    [Fact]
    public async Task They_are_told_too_where_the_operator_says_since_when()
    {
        var a = _talking.Office.A.Add(("subject", Value.Of("printer")));
        _talking.A.Say(a, "old");
        _talking.Policy = _talking.Policy with { From = _talking.Office.Clock.GetUtcNow() - TimeSpan.FromDays(1) };
        _talking.Office.Clock.Advance(TimeSpan.FromHours(1));
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] old", _talking.B.Said(_talking.Office.Twin("b")));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task C28_Without_a_word_of_the_operator_nothing_is_told()
    {
        _talking.Policy = TalkingOffice.Ways(("public", "both"));
        var (a, b) = await _talking.TicketAsync();
        _talking.A.Say(a, "between us", kind: "internal");
        _talking.A.Say(a, "of a kind nobody knows", kind: null);
        await _talking.Office.SettleAsync();

        Assert.Equal("", _talking.B.Said(b));
    }

    [Fact]
    public async Task C5_C6_A_comment_whose_making_was_answered_late_is_not_taken_for_a_new_one()
    {
        var (a, b) = await _talking.TicketAsync();
        _talking.B.After = order => order.Kind == WriteKind.Create ? new PartReport(WriteResult.Unknown) : null;
        _talking.A.Say(a, "once");
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] once", _talking.B.Said(b));
        Assert.Equal("once", _talking.A.Said(a));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task C29_A_reply_that_timed_out_and_was_made_is_not_made_twice_and_one_that_was_not_is()
    {
        var (a, b) = await _talking.TicketAsync();
        var lost = true;
        _talking.B.Before = order => lost && order.Kind == WriteKind.Create ? new PartReport(WriteResult.Unknown) : null;
        _talking.A.Say(a, "hello");
        await _talking.Office.RoundAsync();
        lost = false;
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] hello", _talking.B.Said(b));
        Assert.Equal(2, _talking.B.Writes.Count);
    }

    [Fact]
    public async Task A_text_that_a_system_formats_its_own_way_is_known_again()
    {
        var (a, b) = await _talking.TicketAsync();
        _talking.A.Format = "html";
        _talking.B.Rule = text => text.Replace("\n\n", "\r\n   \r\n", StringComparison.Ordinal) + "\r\n";
        _talking.B.After = order => order.Kind == WriteKind.Create ? new PartReport(WriteResult.Unknown) : null;
        _talking.A.Say(a, "<p>it <b>smokes</b></p>");
        await _talking.Office.SettleAsync();

        Assert.Single(_talking.B.Comments);
        Assert.Contains("smokes", _talking.B.Said(b), StringComparison.Ordinal);
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task C23_Whoever_is_mentioned_in_a_comment_is_not_called_by_its_copy()
    {
        var (a, b) = await _talking.TicketAsync();
        _talking.A.Say(a, "@maria please look");
        await _talking.Office.SettleAsync();

        Assert.DoesNotContain("@maria", _talking.B.Said(b), StringComparison.Ordinal);
        Assert.Contains("@\u2060maria please look", _talking.B.Said(b), StringComparison.Ordinal);
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task Where_a_system_takes_it_a_comment_is_written_in_the_name_of_who_said_it()
    {
        _talking.B.Facts = _talking.B.Facts with { Comments = [.. _talking.B.Facts.Comments.Select(one => one with { AsAuthor = true })] };
        _talking.Office.Decide = program => program with { Comments = _talking.Policy, People = new() { Table = [new Dictionary<string, string> { ["a"] = "u-Anna", ["b"] = "b-anna" }] } };
        var (a, b) = await _talking.TicketAsync();
        _talking.A.Say(a, "mine");
        _talking.A.Say(a, "of somebody nobody knows", author: "Zoe");
        await _talking.Office.SettleAsync();

        Assert.Equal("mine | [Zoe (a) wrote:] of somebody nobody knows", _talking.B.Said(b));
        Assert.Equal("b-anna", _talking.B.Writes[0].Wanted["author"].Text);
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task An_answer_answers_the_copy_of_what_it_answers()
    {
        var (a, b) = await _talking.TicketAsync();
        var said = _talking.A.Say(a, "why?");
        await _talking.Office.SettleAsync();
        var answer = _talking.B.Say(b, "because", author: "Béla");
        answer.InReplyTo = _talking.B.Comments[0].Key;
        await _talking.Office.SettleAsync();

        Assert.Equal(said.Key, Assert.Single(_talking.A.Writes).Wanted["inReplyTo"].Text);
    }

    private static string Text(PartOrder order) => order.Wanted["body"]["text"].Text;

    private static PartReport Refused(FailureClass sort) => new(WriteResult.Failed, Failure: Failure.Of(sort, "no"));
}
