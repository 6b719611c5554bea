using Rezolve.Mapping.Cli.Output;

namespace Rezolve.Mapping.Cli.Tests.Output;

public sealed class LineDiffTests
{
    private static readonly Ink Plain = new(isOn: false);

    [Fact]
    public void The_same_text_has_no_diff() => Assert.Empty(LineDiff.Of("f", "a\nb\n", "a\nb\n", Plain));

    [Fact]
    public void A_change_is_shown_with_three_lines_about_it() => Assert.Equal(
        ["--- f", "+++ f", "@@ -3,7 +3,7 @@", " 3", " 4", " 5", "-6", "+six", " 7", " 8", " 9"],
        LineDiff.Of("f", Numbers(1, 12), Numbers(1, 12).Replace("\n6\n", "\nsix\n"), Plain));

    [Fact]
    public void Changes_far_apart_have_hunks_of_their_own() => Assert.Equal(
        ["@@ -1,4 +1,3 @@", "@@ -18,3 +17,4 @@"],
        LineDiff.Of("f", Numbers(1, 20), Numbers(2, 20) + "\n21", Plain).Where(line => line.StartsWith('@')));

    [Fact]
    public void Changes_near_each_other_share_a_hunk() => Assert.Equal(
        ["--- f", "+++ f", "@@ -1,8 +1,8 @@", "-1", "+one", " 2", " 3", " 4", " 5", " 6", " 7", "-8", "+eight"],
        LineDiff.Of("f", Numbers(1, 8), Numbers(1, 8).Replace("1\n", "one\n").Replace("\n8", "\neight"), Plain));

    [Fact]
    public void Colours_are_those_of_every_diff() => Assert.Equal(
        ["\e[1m--- f\e[0m", "\e[1m+++ f\e[0m", "\e[36m@@ -1,1 +1,1 @@\e[0m", "\e[31;1m-a\e[0m", "\e[32m+b\e[0m"], LineDiff.Of("f", "a", "b", new Ink(isOn: true)));

    [Fact]
    public void Texts_too_long_to_compare_are_shown_as_a_whole() =>
        Assert.Equal(3 + 6000, LineDiff.Of("f", Numbers(1, 3000), Numbers(10_001, 13_000), Plain).Count);

    [Fact]
    public void Terminal_controls_are_not_shown() => Assert.DoesNotContain(LineDiff.Of("f", "a", "\e[2J", Plain), line => line.Contains('\e'));

    private static string Numbers(int from, int to) => string.Join('\n', Enumerable.Range(from, to - from + 1));
}
