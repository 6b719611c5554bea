using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Conversations;

/// <summary>What becomes of a copy when what was said is changed, deleted, or may be read by fewer people.</summary>
public sealed class ChangeTests
{
    private readonly TalkingOffice _talking = new();

    [Fact]
    public async Task What_is_changed_is_changed_in_the_copy()
    {
        var (_, b, said) = await SaidAsync("smoke");
        _talking.A.Change(said, "fire");
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] fire", _talking.B.Said(b));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task What_is_changed_while_nobody_knows_whether_it_was_said_is_changed_where_the_key_finds_it()
    {
        Can(comment => comment with { Recover = new RecoverFacts(RecoverMethod.Key, TimeSpan.FromSeconds(10)) });
        var (a, b) = await _talking.TicketAsync();
        var said = _talking.A.Say(a, "smoke");
        _talking.B.After = order => order.Kind == WriteKind.Create ? new PartReport(WriteResult.Unknown) : null;
        _talking.B.Before = order => order.Kind == WriteKind.Create && _talking.B.Comments.Count > 0 ? new PartReport(WriteResult.Done, _talking.B.Comments[0].Key) : null;
        await _talking.Office.RoundAsync();
        _talking.A.Change(said, "fire");
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] fire", _talking.B.Said(b));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task Where_a_copy_cannot_be_changed_a_correction_is_added()
    {
        Can(comment => comment with { Edit = false });
        var (a, b, said) = await SaidAsync("smoke");
        _talking.A.Change(said, "fire");
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] smoke | [The comment was changed. It says now:] fire", _talking.B.Said(b));
        Assert.Equal("fire", _talking.A.Said(a));
        await _talking.QuietAsync();
    }

    [Theory]
    [InlineData(nameof(EditedPolicy.Append), "[Anna (a) wrote:] smoke | [The comment was changed. It says now:] fire")]
    [InlineData(nameof(EditedPolicy.Ignore), "[Anna (a) wrote:] smoke")]
    public async Task The_operator_says_what_becomes_of_a_changed_comment(string policy, string expected)
    {
        _talking.Policy = _talking.Policy with { Edits = Enum.Parse<EditedPolicy>(policy) };
        var (_, b, said) = await SaidAsync("smoke");
        _talking.A.Change(said, "fire");
        await _talking.Office.SettleAsync();

        Assert.Equal(expected, _talking.B.Said(b));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task What_somebody_made_of_a_copy_stays_until_the_comment_itself_changes_and_is_kept_then()
    {
        var (a, b, said) = await SaidAsync("smoke");
        _talking.B.Change(_talking.B.Comments[0], "mine");
        await _talking.Office.SettleAsync();
        Assert.Equal(("smoke", "mine"), (_talking.A.Said(a), _talking.B.Said(b)));

        _talking.A.Change(said, "fire");
        await _talking.Office.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] fire", _talking.B.Said(b));
        var kept = Assert.Single(await _talking.Office.ConflictsAsync());
        Assert.Equal(("copy", "mine"), (kept.Record.Rule, kept.Record.Members[0].External["text"].Text));
        await _talking.QuietAsync();
    }

    [Theory]
    [InlineData(nameof(ErasedPolicy.Delete), true, true, "")]
    [InlineData(nameof(ErasedPolicy.Delete), false, true, "(This comment was removed.)")]
    [InlineData(nameof(ErasedPolicy.Delete), false, false, "[Anna (a) wrote:] smoke | (A comment was deleted where it was made.)")]
    [InlineData(nameof(ErasedPolicy.Redact), true, true, "(This comment was removed.)")]
    [InlineData(nameof(ErasedPolicy.Strike), true, true, "[Anna (a) wrote:] smoke | (A comment was deleted where it was made.)")]
    [InlineData(nameof(ErasedPolicy.Ignore), true, true, "[Anna (a) wrote:] smoke")]
    public async Task What_is_deleted_is_deleted_redacted_or_struck_as_the_operator_says_and_the_system_can(string policy, bool deletes, bool edits, string expected)
    {
        Can(comment => comment with { Delete = deletes, Edit = edits });
        _talking.Policy = _talking.Policy with { Deletes = Enum.Parse<ErasedPolicy>(policy) };
        var (a, b, said) = await SaidAsync("smoke");
        _talking.A.Say(a, "and fire");
        await _talking.Office.SettleAsync();
        _talking.A.Delete(said);
        await _talking.Office.SettleAsync();

        Assert.Equal(expected, _talking.B.Said(b).Replace(" | [Anna (a) wrote:] and fire", "", StringComparison.Ordinal).Replace("[Anna (a) wrote:] and fire", "", StringComparison.Ordinal));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task A_copy_that_was_deleted_is_not_made_again()
    {
        var (a, b, _) = await SaidAsync("smoke");
        _talking.B.Delete(_talking.B.Comments[0]);
        await _talking.Office.SettleAsync();

        Assert.Equal(("smoke", ""), (_talking.A.Said(a), _talking.B.Said(b)));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task A_comment_that_one_read_does_not_show_is_not_deleted()
    {
        var (a, b, _) = await SaidAsync("smoke");
        _talking.A.Say(a, "fire");
        await _talking.Office.SettleAsync();
        var once = true;
        _talking.A.Telling = report => once && !(once = false) ? report with { Comments = [.. report.Comments.Skip(1)] } : report;
        _talking.Office.A.Edit(a);
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] smoke | [Anna (a) wrote:] fire", _talking.B.Said(b));
        Assert.DoesNotContain(_talking.B.Writes, order => order.Kind != WriteKind.Create);
    }

    [Fact]
    public async Task When_all_comments_of_a_kind_are_gone_at_once_a_person_is_told_and_nothing_is_deleted()
    {
        var (a, b, _) = await SaidAsync("smoke", "internal");
        _talking.A.Say(a, "fire", "internal");
        await _talking.Office.SettleAsync();
        _talking.A.Telling = report => report with { Comments = [] };
        _talking.Office.A.Edit(a);
        await _talking.Office.SettleAsync();

        Assert.Equal("[[Anna (a) wrote:] smoke] | [[Anna (a) wrote:] fire]", _talking.B.Said(b));
        Assert.Contains(await _talking.Office.LettersAsync(), letter => letter.Group == "comments" && letter.Message.Contains("lost the right", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fewer_people_may_read_is_narrowed_first_whatever_else_is_due()
    {
        var (a, b, said) = await SaidAsync("smoke");
        _talking.A.Say(a, "new");
        _talking.A.Change(said, "fire", "internal");
        _talking.Office.A.Edit(a, ("subject", Value.Of("other")));
        var before = _talking.B.Writes.Count;
        await _talking.Office.SettleAsync();

        Assert.Equal("kind", Assert.Single(_talking.B.Writes[before].Change).Key);
        Assert.Equal("[[Anna (a) wrote:] fire] | [Anna (a) wrote:] new", _talking.B.Said(b));
        await _talking.QuietAsync();
    }

    [Theory]
    [InlineData(true, true, "(This comment was removed.)")]
    [InlineData(false, true, "")]
    [InlineData(false, false, "[Anna (a) wrote:] smoke")]
    public async Task Where_a_copy_cannot_be_narrowed_it_is_redacted_else_deleted_else_a_person_is_told(bool edits, bool deletes, string expected)
    {
        Can(comment => comment with { Narrow = false, Edit = edits, Delete = deletes });
        var (_, b, said) = await SaidAsync("smoke");
        _talking.A.Change(said, kind: "internal");
        await _talking.Office.SettleAsync();

        Assert.Equal(expected, _talking.B.Said(b));
        Assert.Equal(!edits && !deletes, (await _talking.Office.LettersAsync()).Exists(letter => letter.Message.Contains("take back who may read", StringComparison.Ordinal)));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task What_was_narrow_once_stays_so()
    {
        var (a, b, said) = await SaidAsync("smoke", "internal");
        _talking.A.Change(said, kind: "public");
        await _talking.Office.SettleAsync();

        Assert.Equal(("smoke", "[[Anna (a) wrote:] smoke]"), (_talking.A.Said(a), _talking.B.Said(b)));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task A_copy_that_a_system_shows_to_more_people_than_may_read_it_is_narrowed_again()
    {
        var (_, b, _) = await SaidAsync("smoke", "internal");
        _talking.B.Change(_talking.B.Comments[0], kind: "public");
        await _talking.Office.SettleAsync();

        Assert.Equal("[[Anna (a) wrote:] smoke]", _talking.B.Said(b));
    }

    [Fact]
    public async Task What_only_some_may_read_is_never_said_where_everybody_reads()
    {
        Can(comment => comment with { Kinds = ["public"] });
        var (a, b, _) = await SaidAsync("secret", "internal");
        _talking.A.Say(a, "hello");
        await _talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] hello", _talking.B.Said(b));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task Before_something_is_said_again_it_is_read_again_whether_it_may_be()
    {
        var (a, b) = await _talking.TicketAsync();
        var said = _talking.A.Say(a, "smoke");
        _talking.B.Before = order => order.Kind == WriteKind.Create && order.Wanted["kind"].Text == "public"
            ? new PartReport(WriteResult.Failed, Failure: Failure.Of(FailureClass.Transient, "later"))
            : null;
        await _talking.Office.RoundAsync();
        // No feed tells of it.
        said.Kind = "internal";
        _talking.B.Before = null;
        await _talking.Office.SettleAsync();

        Assert.Equal("[[Anna (a) wrote:] smoke]", _talking.B.Said(b));
        Assert.All(_talking.B.Writes.Skip(1), order => Assert.Equal("internal", order.Wanted["kind"].Text));
    }

    [Fact]
    public async Task Where_the_ticket_it_was_said_on_does_not_show_it_is_not_said_again_meanwhile()
    {
        var (a, b) = await _talking.TicketAsync();
        var said = _talking.A.Say(a, "smoke");
        _talking.B.Before = order => order.Kind == WriteKind.Create ? new PartReport(WriteResult.Failed, Failure: Failure.Of(FailureClass.Transient, "later")) : null;
        await _talking.Office.RoundAsync();
        said.Kind = "internal";
        _talking.Office.A.Reading = _ => new ReadReport(null);
        var attempts = _talking.B.Writes.Count;
        _talking.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        await _talking.Office.RoundAsync();
        Assert.Equal(attempts, _talking.B.Writes.Count);

        (_talking.Office.A.Reading, _talking.B.Before) = (null, null);
        await _talking.Office.SettleAsync();
        Assert.Equal("[[Anna (a) wrote:] smoke]", _talking.B.Said(b));
    }

    private async Task<(string A, string B, Desks.DeskComment Said)> SaidAsync(string text, string kind = "public")
    {
        var (a, b) = await _talking.TicketAsync();
        var said = _talking.A.Say(a, text, kind);
        await _talking.Office.SettleAsync();
        return (a, b, said);
    }

    private void Can(Func<CommentFacts, CommentFacts> change) =>
        _talking.B.Facts = _talking.B.Facts with { Comments = [.. _talking.B.Facts.Comments.Select(change)] };
}
