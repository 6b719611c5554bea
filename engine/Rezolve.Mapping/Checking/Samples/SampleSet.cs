using System.Text.Json;
using Rezolve.Mapping.Checking.Paths;

namespace Rezolve.Mapping.Checking.Samples;

/// <summary>Something that a system gave once.</summary>
/// <param name="Source">Where it was recorded, such as the file of a case.</param>
/// <param name="Content">What was given.</param>
internal sealed record Sample(string Source, JsonElement Content);

/// <summary>What is recorded of a system: records by entity, answers and rows by operation.</summary>
internal sealed class SampleSet
{
    private readonly Dictionary<(PathDocument Document, string Name), List<Sample>> _samples = [];

    /// <summary>Adds a sample.</summary>
    public void Add(PathDocument document, string name, Sample sample)
    {
        if (!_samples.TryGetValue((document, name), out var samples))
            _samples[(document, name)] = samples = [];
        samples.Add(sample);
    }

    /// <summary>The samples of a document; empty where none is recorded.</summary>
    public IReadOnlyList<Sample> Of(PathDocument document, string name) => _samples.GetValueOrDefault((document, name)) ?? [];
}
