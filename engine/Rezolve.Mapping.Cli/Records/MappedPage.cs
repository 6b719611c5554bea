using Rezolve.Mapping.Transforms;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>What a page became.</summary>
/// <param name="Output">The lines to write.</param>
/// <param name="Counts">How its records ended.</param>
/// <param name="Problems">What was held, and why records failed.</param>
internal sealed record MappedPage(Utf8Output Output, RecordCounts Counts, ProblemList Problems);
