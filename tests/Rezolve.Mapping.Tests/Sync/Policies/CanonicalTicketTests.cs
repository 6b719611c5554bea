using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Policies;

public sealed class CanonicalTicketTests
{
    [Fact]
    public void Fields_stand_where_they_stand_in_a_canonical_ticket() => Assert.Equal(
        """{"status":"open","resolution":{"code":"fixed","notes":null},"status.reason":"vendor","custom":{"order":"7"}}""",
        Of(("status", Value.Of("open")), ("resolution.code", Value.Of("fixed")), ("status.reason", Value.Of("vendor")), ("resolution.notes", Value.Null), ("custom.order", Value.Of("7"))).ToString());

    [Fact]
    public void What_was_not_told_is_left_out() => Assert.Equal("{}", Of(("due", Value.Undefined)).ToString());

    [Fact]
    public void What_could_not_be_read_stays_a_fault() => Assert.True(Of(("due", Value.Fault("no date")))["due"].IsFault);

    internal static Value Of(params (string Name, Value Value)[] fields) => CanonicalTicket.Of(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
