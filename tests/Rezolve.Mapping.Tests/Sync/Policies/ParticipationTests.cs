using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Tests.Workspaces.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Policies;

public sealed class ParticipationTests
{
    private static readonly SyncProgram Support = ToyWorkspace.Sync("support");

    [Theory]
    [InlineData("incident", true)]
    [InlineData("request", false)]
    [InlineData(null, false)]
    public void A_ticket_takes_part_that_matches(string? type, bool takesPart) =>
        Assert.Equal(new Participation(takesPart), Participation.Of(Support["desk"], CanonicalTicketTests.Of(("type", Value.Of(type)))));

    [Fact]
    public void Without_a_condition_all_take_part() =>
        Assert.Equal(new Participation(true), Participation.Of(Support["itsm"], CanonicalTicketTests.Of()));

    [Fact]
    public void What_cannot_be_told_waits_with_a_reason_and_a_place()
    {
        var told = Participation.Of(Support["desk"], CanonicalTicketTests.Of(("type", Value.Fault("'Z9' has no row"))));

        Assert.Equal(new Participation(false, "rezolve.json:21:20: 'Z9' has no row"), told);
    }

    [Fact]
    public void A_condition_that_is_neither_true_nor_false_is_a_fault()
    {
        var side = ToyWorkspace.With("", """, "where": "{{ ticket.custom.vip }}" """)["desk"];

        Assert.Equal(new Participation(true), Participation.Of(side, CanonicalTicketTests.Of(("custom.vip", Value.True))));
        Assert.EndsWith("the condition gives \"yes\", neither true nor false", Participation.Of(side, CanonicalTicketTests.Of(("custom.vip", Value.Of("yes")))).Fault, StringComparison.Ordinal);
        Assert.False(Participation.Of(side, CanonicalTicketTests.Of()).TakesPart);
    }
}
