namespace Rezolve.Mapping.Tests.Workspaces.Syncs.Flow;

/// <summary>Whom the hub tells what happened, as an operator writes it.</summary>
public sealed class SinkCompilerTests
{
    [Fact]
    public void Without_a_word_of_it_nobody_is_told() => Assert.Empty(ToyWorkspace.With("").Sinks);

    [Fact]
    public void A_sink_is_told_what_is_said_or_everything()
    {
        var sinks = ToyWorkspace.Sync("support").Sinks;

        Assert.Equal(
            ["bots https://bots.example.com/events bots ticket.*,sla.* custom.iban,description False", "local http://127.0.0.1:8099/ local-bots *  True"],
            sinks.Select(sink => $"{sink.Name} {sink.Address} {sink.Secret} {string.Join(',', sink.Types)} {string.Join(',', sink.Masked)} {sink.PrivateAddresses}"));
    }
}
