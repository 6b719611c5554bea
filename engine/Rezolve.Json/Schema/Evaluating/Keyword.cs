using System.Text.Json;
using Rezolve.Json.Schema.Compiling;

namespace Rezolve.Json.Schema.Evaluating;

/// <summary>One keyword of one schema, ready to check values.</summary>
internal abstract class Keyword(KeywordSource source)
{
    public string Name { get; } = source.Name;

    /// <summary>The keyword's absolute place.</summary>
    public string Location { get; } = source.Location;

    /// <summary>True for keywords that look at what their neighbours left over, and so come last.</summary>
    public virtual bool ComesLast => false;

    /// <summary>Checks a value. Reports each way it does not fit, if the evaluation collects reports; values of other types always fit.</summary>
    public abstract bool Holds(JsonElement instance, Evaluation run);
}
