using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;

namespace Rezolve.Mapping.Reading.Operations;

/// <summary>What a reader wants of each row.</summary>
/// <param name="Layout">What is looked for in a row.</param>
/// <param name="Read">Makes a row of what was found; the slots are valid during the call only, the bytes as long as the page.</param>
/// <param name="Identity">What tells a row from others, for the loop guard.</param>
internal sealed record RowShape<TRow>(DocumentLayout Layout, Func<ScanSlots, TRow> Read, Func<TRow, string> Identity);
