namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

/// <summary>Opening a connection to the real server: approval, sign-in, the check.</summary>
[Collection(TrackerCollection.Name)]
public sealed class OpeningTests(TrackerServer server)
{
    [Fact]
    public async Task What_nobody_approved_is_not_opened()
    {
        server.Require();
        using var desk = new Desk(server);
        var run = await desk.RunAsync("check", "desk");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Contains("The connection 'desk' is not approved", run.Err);
        Assert.Contains($"it may reach {server.Url}", run.Err);
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("byPassword")]
    public async Task Both_ways_to_sign_in_work(string connection)
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync(connection);
        var run = await desk.RunAsync("check", connection);
        Assert.True(run.Exit == 0, run.Err);
        Assert.StartsWith($"{connection}: ok (200, ", run.Out);
    }

    [Fact]
    public async Task A_wrong_token_is_a_sign_in_that_failed_and_is_not_shown()
    {
        server.Require();
        using var desk = await new Desk(server, "1-43-0123456789abcdef").ApprovedAsync();
        var run = await desk.RunAsync("check", "desk");
        Assert.Equal((5, ""), (run.Exit, run.Out));
        Assert.Contains("was answered 401", run.Err);
        Assert.Contains("The credentials were refused.", run.Err);
        Assert.DoesNotContain("0123456789abcdef", run.Err);
    }
}
