using System.Runtime.InteropServices;
using System.Text.Json;
using Rezolve.Json.Reading.Checking;

namespace Rezolve.Json.Schema.Evaluating;

/// <summary>Makes every string of a value readable: half a surrogate pair, which no .NET reader can decode, becomes U+FFFD.</summary>
internal static class WholeText
{
    public static JsonElement Of(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (LoneSurrogates.Count(raw) == 0) return value;
        var bytes = raw.ToArray();
        LoneSurrogates.Replace(bytes);
        return JsonElement.Parse(bytes, new JsonDocumentOptions { MaxDepth = int.MaxValue });
    }
}
