using Rezolve.Mapping.Masking;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Masking;

public sealed class PseudonymsTests
{
    private readonly Pseudonyms _names = new("seed", text => text.Replace("s3cr3t-token", "•••"));

    [Fact]
    public void A_mail_address_stays_one_and_belongs_to_nobody()
    {
        var made = Unknown("carol.smith@acme-corp.com");
        Assert.Matches(@"^[a-z]{5}\.[a-z]{5}\.[a-z]{4}-[a-z]{4}@example\.com$", made);
        Assert.Equal(made, Known("carol.smith@acme-corp.com"));
        Assert.Equal($"Ask {made}, please", Known("Ask carol.smith@acme-corp.com, please"));
        Assert.NotEqual(made, Unknown("carol.smith@other-corp.com"));
        Assert.StartsWith($"{Unknown("carol")}.{Unknown("smith")}.", made);
    }

    [Theory]
    [InlineData("https://desk.acme.com/api/tickets/7?page=2", @"^https://[a-z]{4}\.[a-z]{4}\.example/[a-z]{3}/[a-z]{7}/7\?page=2$")]
    [InlineData("https://desk.acme.com:8443/", @"^https://[a-z]{4}\.[a-z]{4}\.example:8443/$")]
    [InlineData("http://10.1.2.3/x", @"^http://192\.0\.2\.\d+/x$")]
    [InlineData("10.1.2.3", @"^192\.0\.2\.\d+$")]
    [InlineData("2a02:ab88:1:2:3:4:5:6", @"^2001:db8::[0-9a-f]+$")]
    [InlineData("+36 1 555 0199", @"^\+\d\d \d \d{3} \d{4}$")]
    [InlineData("HU42 1177 3016 1111 1018 0000 0000", @"^[A-Z]{2}\d\d \d{4} \d{4} \d{4} \d{4} \d{4} \d{4}$")]
    [InlineData("HU42117730161111101800000000", @"^[A-Z]{2}\d{26}$")]
    public void What_has_a_shape_keeps_it(string text, string shape)
    {
        Assert.Matches(shape, Unknown(text));
        Assert.Matches(shape, Known(text));
        Assert.NotEqual(text, Known(text));
    }

    [Theory]
    [InlineData("token s3cr3t-token")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")]
    [InlineData("ghp_0123456789abcdef0123")]
    [InlineData("Bearer abcdef0123456789")]
    public void Credentials_are_taken_out(string text)
    {
        Assert.Equal("masked", Unknown(text));
        Assert.Equal("masked", Known(text));
    }

    [Fact]
    public void Members_that_are_named_like_secrets_are_taken_out() => Assert.Equal(
        """{"password":"masked","api_key":"masked","x-auth-token":"masked","tokens":3}""",
        Of("""{"password":"hunter22","api_key":"k","x-auth-token":"abc","tokens":3}""", Replacing.Known));

    [Theory]
    [InlineData("2026-11-22T14:16:40Z")]
    [InlineData("2026-11-22 14:16:40.123 +0100")]
    [InlineData("2026-11-22")]
    [InlineData("Sun, 22 Nov 2026 12:00:00 GMT")]
    [InlineData("22/Nov/2026")]
    [InlineData("Sun Nov 22 14:16:40 2026")]
    [InlineData("1170.50")]
    [InlineData("-7")]
    [InlineData("")]
    public void Moments_and_numbers_stay(string text) => Assert.Equal((text, text), (Unknown(text), Known(text)));

    [Fact]
    public void Markup_keeps_its_tags()
    {
        var made = Unknown("<p class=\"x\">Dear <b>Carol</b>&nbsp;Smith, see <a href=\"https://acme.com/u/carol\" title='Carol' data-who=carol>this</a></p>");
        Assert.Matches(
            "^<p class=\"x\">[A-Z][a-z]{3} <b>[A-Z][a-z]{4}</b>&nbsp;[A-Z][a-z]{4}, [a-z]{3} <a href=\"https://[a-z]{4}\\.example/u/[a-z]{5}\" title='[A-Z][a-z]{4}' data-who=[a-z]{5}>[a-z]{4}</a></p>$", made);
        Assert.DoesNotContain("Carol", made, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($">{Unknown("Carol")}</b>", made);
    }

    [Theory]
    [InlineData("From: Carol <carol@acme.com>", "@example.com>")]
    [InlineData("Ask <carol> or <Carol Smith>", ">")]
    public void A_name_in_angle_brackets_is_no_tag(string text, string end)
    {
        Assert.DoesNotContain("carol", Unknown(text), StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(end, Unknown(text));
    }

    [Fact]
    public void What_the_connector_decides_by_stays_even_where_it_names_nobody()
    {
        _names.Fix(["Nobody", "open"]);
        _names.Learn("Nobody", isName: true);
        _names.Learn("open", isName: false);
        Assert.Equal(("Nobody", "open", "open"), (Unknown("Nobody"), Unknown("open"), Known("open")));
        Assert.NotEqual("open it", Unknown("open it"));
    }

    [Fact]
    public void What_is_kept_stays_unless_it_is_personal_too()
    {
        _names.Keep(["General", "carol"]);
        _names.Learn("carol", isName: true);
        Assert.Equal("General", Unknown("General"));
        Assert.NotEqual("carol", Unknown("carol"));
    }

    [Fact]
    public void Messages_lose_only_the_names_that_are_known()
    {
        _names.Learn("Carol Smith", isName: true);
        _names.Learn("carols", isName: true);
        var made = Known("Ticket 7: Owner carols (CAROL SMITH), ask Smith; Permission Denied. Carolina is no name.");
        Assert.Equal($"Ticket 7: Owner {Unknown("carols")} ({Unknown("CAROL")} {Unknown("SMITH")}), ask {Unknown("Smith")}; Permission Denied. Carolina is no name.", made);
    }

    [Fact]
    public void References_stay_consistent_in_texts_members_and_addresses()
    {
        _names.Learn("carol", isName: true);
        var carol = Unknown("carol");
        Assert.Equal(
            $$"""{"owner":"{{carol}}","{{carol}}":{"self":"https://{{Unknown("desk")}}.example/{{Unknown("user")}}/{{carol}}"},"list":["{{carol}}",7,null,true]}""",
            Of("""{"owner":"carol","carol":{"self":"https://desk.com/user/carol"},"list":["carol",7,null,true]}""", Replacing.Unknown)
                .Replace("\"" + Unknown("owner"), "\"owner").Replace("\"" + Unknown("list"), "\"list"));
    }

    [Fact]
    public void Hosts_that_the_connector_knows_stay()
    {
        _names.Keep(["vendor", "com"]);
        Assert.Equal($"https://{Unknown("acme")}.vendor.com/x", Unknown("https://acme.vendor.com/x"));
        _names.LearnHost("desk.acme.org");
        Assert.Equal($"{Unknown("desk")}.{Unknown("acme")}.example", Unknown("desk.acme.org"));
    }

    [Fact]
    public void Fields_of_a_table_are_told_apart()
    {
        _names.Keep(["id", "name", "open"]);
        Assert.Equal($"id,name\n7,\"{Unknown("Carol Smith")}\",open\n", _names.Fields("id,name\n7,\"Carol Smith\",open\n"));
    }

    private string Unknown(string text) => _names.Of(text, Replacing.Unknown);

    private string Known(string text) => _names.Of(text, Replacing.Known);

    private string Of(string json, Replacing how) => ValueJson.ToText(_names.Of(ValueJson.Read(System.Text.Encoding.UTF8.GetBytes(json)), how));
}
