using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Conversations;

/// <summary>What a connector says of comments and files before anything is read.</summary>
public sealed class ConversationFactsTests
{
    private const string Kind = "\"kind\": { \"path\": \"$.what\", \"table\": \"visibility\" },";

    [Fact]
    public void What_the_connector_can_do_follows_from_what_it_says()
    {
        var facts = Talk.Desk().FactsOf();

        Assert.True(facts.IsRead);
        var comments = Assert.Single(facts.Comments);
        Assert.Equal(("comment", true, true, true, true, true), (comments.Entity, comments.Create, comments.Edit, comments.Narrow, comments.Delete, comments.AsAuthor));
        Assert.Equal(["public", "internal"], comments.Kinds);
        Assert.Equal((RecoverMethod.Lookup, TimeSpan.FromSeconds(10)), (comments.Recover.Method, comments.Recover.Wait));
        Assert.Equal(("attachment", true, true, true, 1000L), (facts.Files!.Entity, facts.Files.Download, facts.Files.Create, facts.Files.WithComment, facts.Files.MostBytes));
        Assert.Equal(["image/*", "text/plain"], facts.Files.MediaTypes);
    }

    [Theory]
    [InlineData("\"kind\": { \"read\": \"$.what\", \"table\": \"visibility\" },", "public internal", false)]
    [InlineData("\"kind\": { \"read\": \"{{ record.open === true ? 'public' : 'internal' }}\" },", "public internal", false)]
    [InlineData("\"kind\": { \"read\": \"internal\" },", "internal", false)]
    [InlineData("\"kind\": { \"read\": \"R\", \"table\": \"visibility\" },", "public", false)]
    [InlineData("", "public internal", false)]
    public void The_kinds_of_a_new_comment_are_those_that_its_request_can_tell(string kind, string kinds, bool narrows)
    {
        var comments = Assert.Single(Talk.With(Kind, kind).FactsOf().Comments);

        Assert.Equal((kinds, narrows), (string.Join(' ', comments.Kinds), comments.Narrow));
    }

    [Theory]
    [InlineData("\"kind\": { \"read\": \"$.what\", \"table\": \"visibility\" },", "public")]
    [InlineData("", "public")]
    [InlineData("\"kind\": { \"read\": \"internal\" },", "internal")]
    public void Of_a_request_that_tells_no_kind_everybody_may_read_what_it_makes(string kind, string kinds)
    {
        var manifest = Talk.Manifest.Replace("{{ comment.kind === 'public' ? 'reply' : 'note' }}", "reply", StringComparison.Ordinal).Replace(Kind, kind, StringComparison.Ordinal);

        Assert.Equal(kinds, string.Join(' ', Assert.Single(new Desk(manifest: manifest).FactsOf().Comments).Kinds));
    }

    [Theory]
    [InlineData("comment.internal", "public")]
    [InlineData("comment.edit", "public internal")]
    public void What_is_withdrawn_is_not_done(string ability, string kinds)
    {
        var comments = Talk.With("\"version\": \"1.0.0\",", $"\"version\": \"1.0.0\", \"capabilities\": {{ \"{ability}\": false }},").FactsOf().Comments.Single();

        Assert.Equal((kinds, ability != "comment.edit"), (string.Join(' ', comments.Kinds), comments.Edit));
    }
}
