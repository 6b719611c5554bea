using System.Text.Json;

namespace Rezolve.Json.Reading.Checking;

/// <summary>The one pass over a text.</summary>
internal ref struct CheckPass(ReadOnlySpan<byte> text, int markLength, int maxDepth)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly List<KeyLedger> _ledgers = [];
    private int _duplicates;
    private int _surrogates;

    public JsonCheck Run(CheckFaults faults)
    {
        // One deeper than allowed, so that too deep is told apart from malformed.
        var options = new JsonReaderOptions { MaxDepth = maxDepth + 1 };
        var reader = new Utf8JsonReader(_text[markLength..], options);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= maxDepth && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    return Done(faults.TooDeep(markLength + (int)reader.TokenStartIndex));
                }
                Note(ref reader);
            }
        }
        catch (JsonException exception)
        {
            return Done(faults.Syntax(faults.OffsetOf(exception, markLength)));
        }
        return Done(null);
    }

    private readonly JsonCheck Done(JsonFault? fault) => new(fault, _duplicates, _surrogates);

    private void Note(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (_ledgers.Count <= reader.CurrentDepth) _ledgers.Add(new KeyLedger());
                _ledgers[reader.CurrentDepth].Clear();
                break;
            case JsonTokenType.PropertyName:
                if (reader.ValueIsEscaped) _surrogates += LoneSurrogates.Count(reader.ValueSpan);
                var start = markLength + (int)reader.TokenStartIndex + 1;
                if (!_ledgers[reader.CurrentDepth - 1].TryAdd(_text, start, reader.ValueSpan.Length)) _duplicates++;
                break;
            case JsonTokenType.String when reader.ValueIsEscaped:
                _surrogates += LoneSurrogates.Count(reader.ValueSpan);
                break;
        }
    }
}
