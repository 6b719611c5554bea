using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Tests.Talking;

/// <summary>Comments that are lost, said twice, in the wrong order or to the wrong people are found out; and without faults everything is said.</summary>
public sealed class TalkOracleTests
{
    [Fact]
    public Task Comments_that_are_swallowed_are_found_out() => Broken.FindsAsync("I8", talk => new SwallowingTalk(talk));

    [Fact]
    public Task Comments_that_are_said_twice_are_found_out() => Broken.FindsAsync("I8", talk => new StammeringTalk(talk));

    [Fact]
    public Task Comments_in_the_wrong_order_are_found_out() => Broken.FindsAsync("I8", talk => new MuddledTalk(talk), " in the place of ");

    [Fact]
    public Task Comments_said_to_everybody_are_found_out() => Broken.FindsAsync("I9", talk => new LoudTalk(talk));

    [Fact]
    public async Task Without_faults_every_comment_is_where_it_has_to_be()
    {
        var said = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var world = new World(ScenarioDraw.Of(seed, 0), SpineOfPipeline.Of, keepsLines: false);
            await Play.AllAsync(world);
            await Play.EndAsync(world);
            said += world.Vendors.Values.Sum(vendor => vendor.Talk?.Comments.Count(comment => comment.Maker == Author.Engine) ?? 0);
        }
        Assert.True(said > 40, $"only {said} copies were made");
    }

    [Theory]
    [InlineData("[Anna (desk) wrote:]\n\nK12 as it was said", "K12", "K12 as it was said")]
    [InlineData("Kay said nothing", null, "")]
    [InlineData("K", null, "")]
    public void A_comment_is_known_by_its_token(string text, string? token, string said) =>
        Assert.Equal((token, said), (TalkWords.TokenOf(text), TalkWords.SaidBy(text)));
}
