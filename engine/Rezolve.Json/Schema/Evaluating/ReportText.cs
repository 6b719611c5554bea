using System.Globalization;
using System.Runtime.CompilerServices;

namespace Rezolve.Json.Schema.Evaluating;

/// <summary>A message that is only worded if the evaluation collects reports; a plain yes or no pays nothing for it.</summary>
[InterpolatedStringHandler]
internal ref struct ReportText
{
    private DefaultInterpolatedStringHandler _text;

    public ReportText(int literalLength, int formattedCount, Evaluation run, out bool isWanted)
    {
        isWanted = run.Collects;
        _text = isWanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public string Take() => _text.ToStringAndClear();
}
