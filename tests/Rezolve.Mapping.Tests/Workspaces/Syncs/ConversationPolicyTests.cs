using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Tests.Workspaces.Syncs;

/// <summary>What an operator decides for comments and files.</summary>
public sealed class ConversationPolicyTests
{
    private static readonly SyncProgram Support = ToyWorkspace.Sync("support");

    [Fact]
    public void C28_What_is_not_named_goes_nowhere()
    {
        Assert.Null(ToyWorkspace.With("").Comments);
        Assert.Null(ToyWorkspace.With("").Attachments);
        Assert.Equal("internal none, chase none, resolution none", Closed(ToyWorkspace.With("\"comments\": { \"public\": \"both\" }").Comments!));
        Assert.Equal("public none", Closed(ToyWorkspace.With("\"comments\": { \"internal\": { \"desk\": \"both\" } }").Comments!));
    }

    [Fact]
    public void A_word_is_for_all_connections_and_an_object_for_those_it_names()
    {
        var comments = Support.Comments!;

        Assert.Equal((true, true, true, true), (comments.ComesFrom("desk", "public"), comments.GoesTo("desk", "public"), comments.ComesFrom("itsm", "public"), comments.GoesTo("itsm", "public")));
        Assert.Equal((true, false, false, false), (comments.ComesFrom("desk", "internal"), comments.GoesTo("desk", "internal"), comments.ComesFrom("itsm", "internal"), comments.GoesTo("itsm", "internal")));
    }

    [Fact]
    public void Chase_and_resolution_are_as_internal_says_where_they_say_nothing()
    {
        var (told, untold) = (Support.Comments!, ToyWorkspace.With("\"comments\": { \"internal\": { \"desk\": \"in\" } }").Comments!);

        Assert.Equal((false, false), (told.ComesFrom("desk", "chase"), told.ComesFrom("desk", "resolution")));
        Assert.Equal((true, true), (untold.ComesFrom("desk", "chase"), untold.ComesFrom("desk", "resolution")));
    }

    [Fact]
    public void What_is_said_of_comments_holds()
    {
        var comments = Support.Comments!;
        var usual = ToyWorkspace.With("\"comments\": { \"public\": \"both\" }").Comments!;

        Assert.Equal((EditedPolicy.Append, ErasedPolicy.Strike, false), (comments.Edits, comments.Deletes, comments.HasHeader));
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), comments.From);
        Assert.Equal((EditedPolicy.Edit, ErasedPolicy.Delete, true, null), (usual.Edits, usual.Deletes, usual.HasHeader, usual.From));
    }

    [Fact]
    public void What_the_shape_calls_usual_is_what_is_done()
    {
        var usual = new CommentPolicy { Ways = new Dictionary<string, IReadOnlyDictionary<string, string>>() };

        Assert.Equal($"\"{usual.Edits}\"", ConversationShapes.Comments["edits"]!.Default, ignoreCase: true);
        Assert.Equal($"\"{usual.Deletes}\"", ConversationShapes.Comments["deletes"]!.Default, ignoreCase: true);
        Assert.Equal(usual.HasHeader ? "\"header\"" : "\"none\"", ConversationShapes.Comments["attribution"]!.Default);
    }

    [Fact]
    public void What_is_said_of_files_holds()
    {
        var files = Support.Attachments!;

        Assert.Equal((5000, LeftOutPolicy.Link, LeftOutPolicy.Hold, RemovedPolicy.Note), (files.MostBytes, files.TooLarge, files.OnBlocked, files.Deletes));
        Assert.Equal(["image/*", ".pdf"], files.Allowed);
        Assert.Equal([".exe"], files.Blocked);
    }

    [Theory]
    [InlineData("a.png", "image/png", true)]
    [InlineData("a.PDF", null, true)]
    [InlineData("a.pdf", "application/octet-stream", true)]
    [InlineData(null, "Image/PNG; name=a", true)]
    [InlineData("a.txt", "text/plain", false)]
    [InlineData("a", "imagefake/png", false)]
    [InlineData(null, null, false)]
    [InlineData("a.exe", "image/png", false)]
    [InlineData("a.EXE. ", "image/png", false)]
    public void A_file_goes_over_where_its_type_or_name_is_allowed_and_neither_is_blocked(string? name, string? mediaType, bool goes) =>
        Assert.Equal(goes, Support.Attachments!.Takes(name, mediaType));

    [Fact]
    public void Where_no_type_is_named_all_go_over() => Assert.True(new AttachmentPolicy().Takes("a.exe", null));

    private static string Closed(CommentPolicy policy) => string.Join(", ", new[] { "public", "internal", "chase", "resolution" }
        .Where(kind => new[] { "desk", "itsm" }.All(connection => !policy.ComesFrom(connection, kind) && !policy.GoesTo(connection, kind))).Select(kind => $"{kind} none"));
}
