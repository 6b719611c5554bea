using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Tests.Tickets;

public sealed class CanonicalFieldsTests
{
    [Fact]
    public void Every_kind_has_fields_with_a_summary_and_a_name_of_their_own()
    {
        foreach (var kind in Enum.GetValues<EntityKind>())
        {
            var fields = CanonicalFields.Of(kind);
            Assert.NotEmpty(fields);
            Assert.All(fields, field => Assert.EndsWith(".", field.Summary));
            Assert.Equal(fields.Count, fields.Select(field => field.Name).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("subject", "subject")]
    [InlineData("resolution.code", "resolution/code")]
    [InlineData("status.reason", "status.reason")]
    [InlineData("custom.order", "custom/order")]
    [InlineData("custom.a.b", "custom/a.b")]
    public void A_dotted_name_is_one_member_or_two(string name, string place) =>
        Assert.Equal(place, string.Join('/', CanonicalFields.Place(EntityKind.Ticket, name)));

    [Fact]
    public void Types_are_known_by_their_words()
    {
        foreach (var type in Enum.GetValues<FieldType>())
            Assert.Equal(type, FieldTypes.OfWord(type.Word()));
        Assert.Null(FieldTypes.OfWord("richtext"));
    }
}
