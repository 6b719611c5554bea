namespace Rezolve.Mapping.Simulation.Tests;

public sealed class ChanceTests
{
    [Fact]
    public void The_same_seed_gives_the_same_draws()
    {
        var (one, other) = (new Chance(7), new Chance(7));
        Assert.Equal(Enumerable.Range(0, 50).Select(_ => one.Next()), Enumerable.Range(0, 50).Select(_ => other.Next()));
        Assert.NotEqual(new Chance(7).Next(), new Chance(8).Next());
    }

    [Fact]
    public void A_branch_does_not_depend_on_what_was_drawn_before()
    {
        var (fresh, used) = (new Chance(7), new Chance(7));
        used.Next();
        Assert.Equal(fresh.Branch("ids").Next(), used.Branch("ids").Next());
        Assert.NotEqual(fresh.Branch("ids").Next(), fresh.Branch("script").Next());
    }

    [Fact]
    public void Draws_stay_within_their_bounds()
    {
        var chance = new Chance(1);
        Assert.All(Enumerable.Range(0, 1000), _ =>
        {
            Assert.InRange(chance.Below(5), 0, 4);
            Assert.InRange(chance.Seconds(2, 3).TotalSeconds, 2, 3);
        });
        Assert.InRange(Enumerable.Range(0, 1000).Count(_ => chance.Percent(30)), 200, 400);
    }

    [Fact]
    public void A_digest_knows_where_a_text_ends() => Assert.NotEqual(new Digest().With("ab").With("c").Value, new Digest().With("a").With("bc").Value);
}
