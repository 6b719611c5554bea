using System.Text;
using Rezolve.Json.Formatting;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Tests.Formatting;

/// <summary>Formats texts of tests.</summary>
internal static class Laid
{
    public static readonly JsonLimits Limits = new(1_000_000, 64);

    public static string Out(string text, int width = 80)
    {
        var formatted = JsonFormatter.Format(Encoding.UTF8.GetBytes(text), new JsonStyle(width), Limits);
        Assert.Empty(formatted.Faults);
        return Encoding.UTF8.GetString(formatted.Text!.Value.Span);
    }

    public static string Replaced(string text, string pointer, string value, int width = 80)
    {
        using var json = System.Text.Json.JsonDocument.Parse(value);
        var formatted = JsonFormatter.Replace(Encoding.UTF8.GetBytes(text), pointer, json.RootElement, new JsonStyle(width), Limits);
        Assert.Empty(formatted.Faults);
        return Encoding.UTF8.GetString(formatted.Text!.Value.Span);
    }
}
