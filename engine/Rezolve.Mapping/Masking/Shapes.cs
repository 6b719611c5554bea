using System.Text.RegularExpressions;

namespace Rezolve.Mapping.Masking;

/// <summary>What personal and secret texts look like, wherever they stand. All of it is found in linear time.</summary>
internal static class Shapes
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string HtmlTags =
        "a|abbr|b|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|figcaption|figure|font|h[1-6]|head|hr|html|i|img|ins|kbd|"
        + "li|link|mark|meta|ol|p|pre|q|s|samp|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|var";

    private const string TokenForm = @"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(gh[opsu]_|xox[abprs]-|sk-|glpat-|AKIA)[\w-]{12,}|\b[Bb]earer +[\w.~+/=-]{8,}";
    private const string UrlForm = @"\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\s""'<>\\)\]}]+";
    private const string EmailForm = @"[\w.!#$%&*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+";
    private const string AddressForm = @"\b\d{1,3}(\.\d{1,3}){3}\b|\b([0-9a-fA-F]{1,4}:){3,7}(:?[0-9a-fA-F]{1,4})+\b";
    private const string IbanForm = @"\b[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){3,7}( ?[A-Z0-9]{1,3})?\b";
    private const string PhoneForm = @"\+\d[\d ()./-]{5,17}\d|\b\d{2,4}[ ./-]\d{2,4}[ ./-]\d{2,9}\b|\(\d{2,5}\) ?[\d -]{4,12}\d";

    /// <summary>A credential.</summary>
    public static Regex Token { get; } = new(TokenForm, Linear);

    /// <summary>A web address at the beginning of a text.</summary>
    public static Regex Url { get; } = new("^(" + UrlForm + ")", Linear);

    /// <summary>A mail address, and nothing else.</summary>
    public static Regex Email { get; } = new("^(" + EmailForm + ")$", Linear);

    /// <summary>A network address, and nothing else.</summary>
    public static Regex Address { get; } = new("^(" + AddressForm + ")$", Linear);

    /// <summary>Everything personal that shows by its shape alone.</summary>
    public static Regex Personal { get; } = new($"{TokenForm}|{UrlForm}|{EmailForm}|{AddressForm}|{IbanForm}|{PhoneForm}", Linear);

    /// <summary>A tag or character reference of HTML: no other word in angle brackets, which may be anybody's name.</summary>
    public static Regex Markup { get; } = new($@"</?({HtmlTags})(\s[^<>]*)?/?>|&#?\w{{1,31}};", Linear | RegexOptions.IgnoreCase);

    /// <summary>A tag or character reference of any markup.</summary>
    public static Regex Element { get; } = new(@"<[/?!]?[a-zA-Z][\w:.-]*(\s[^<>]*)?/?>|&#?\w{1,31};", Linear);

    /// <summary>What stands between the fields of a table.</summary>
    public static Regex Separator { get; } = new(@"[,;|\t\r\n""]", Linear);

    /// <summary>What a tag carries: a name and a value.</summary>
    public static Regex TagValue { get; } = new(@"[\w:-]+=(""[^""]*""|'[^']*'|[^\s""'<>]+)", Linear);

    /// <summary>The names of what tags carry that says how something looks.</summary>
    public static Regex Look { get; } = new("^(align|border|class|colspan|dir|height|lang|rel|rowspan|style|target|type|valign|width|xmlns.*)$", Linear | RegexOptions.IgnoreCase);

    /// <summary>The name of a host, and nothing else.</summary>
    public static Regex HostName { get; } = new(@"^[a-zA-Z0-9]([\w-]*\.)+[a-zA-Z]{2,}$", Linear);

    /// <summary>A number, or a version.</summary>
    public static Regex Number { get; } = new(@"^-?\d+(\.\d+){0,2}$", Linear);

    /// <summary>A moment, however it is written; such texts say nothing of anybody.</summary>
    public static Regex Moment { get; } = new(
        @"^((19|20)\d\d-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?( ?(Z|UTC|[+-]\d\d:?\d\d))?)?"
        + @"|([A-Z][a-z]{2},? +)?(\d{1,2}[ /-][A-Z][a-z]{2}[ /-]|[A-Z][a-z]{2} +\d{1,2} +)(\d\d:\d\d:\d\d +)?(19|20)\d\d( +\d\d:\d\d(:\d\d)?)?( +(GMT|UTC|[+-]\d{4}))?)$",
        Linear);

    /// <summary>A time zone by its IANA name.</summary>
    public static Regex Zone { get; } = new("^((Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)/[A-Za-z0-9_+/-]+|UTC|GMT)$", Linear);

    /// <summary>The name of a member that holds a secret.</summary>
    public static Regex SecretName { get; } = new("^(.*[_-])?(password|passwd|secret|token|api[_-]?key|authorization|private[_-]?key)$", Linear | RegexOptions.IgnoreCase);
}
