using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Filing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Tests.Talking;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Tests.Filing;

/// <summary>Files that are lost, sent twice, cut short or shown to the wrong people are found out; and without faults every file is where it has to be.</summary>
public sealed class FileOracleTests
{
    [Fact]
    public Task A_file_that_is_sent_again_after_a_lost_answer_is_found_out() => Broken.FindsAsync("I8", talk => new HastyFiles(talk), " copies of ");

    [Fact]
    public Task Files_that_are_swallowed_are_found_out() => Broken.FindsAsync("I8", talk => new SwallowingFiles(talk), " is not there");

    [Fact]
    public Task A_file_that_is_cut_short_is_found_out() => Broken.FindsAsync("I8", talk => new ShortFiles(talk), " bytes that nobody ever added");

    [Fact]
    public Task A_file_whose_comment_is_forgotten_is_found_out() => Broken.FindsAsync("I9", talk => new ForgetfulFiles(talk));

    [Fact]
    public Task A_file_that_is_added_to_the_ticket_and_not_to_its_comment_is_found_out() => Broken.FindsAsync("I9", talk => new LooseFiles(talk));

    [Fact]
    public async Task Without_faults_files_are_copied_whole()
    {
        var copies = new List<VendorFile>();
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var world = new World(ScenarioDraw.Of(seed, 0), SpineOfPipeline.Of, keepsLines: false);
            await Play.AllAsync(world);
            await Play.EndAsync(world);
            foreach (var copy in world.Vendors.Values.SelectMany(vendor => vendor.Talk?.Files?.All ?? []).Where(copy => copy.Maker == Author.Engine))
            {
                Assert.Contains(world.Files.Added, added => added.File.Name == copy.Name && added.File.Bytes.AsSpan().SequenceEqual(copy.Bytes));
                copies.Add(copy);
            }
        }
        Assert.True(copies.Count > 40, $"only {copies.Count} copies were made");
        Assert.True(copies.Count(copy => copy.Comment is not null) > 10, "hardly a file went with a comment");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(150)]
    public void A_file_is_known_by_its_first_word(int size)
    {
        var bytes = new DrawnFile("F12", "a.txt", "text/plain", size).Bytes();
        Assert.Equal(("F12", Math.Max(4, size)), (DrawnFile.TokenOf(bytes), bytes.Length));
    }
}
