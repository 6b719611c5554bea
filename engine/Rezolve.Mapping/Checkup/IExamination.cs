using Rezolve.Mapping.Checkup.Seen;

namespace Rezolve.Mapping.Checkup;

/// <summary>
/// One thing that is looked at. It asks nobody and changes nothing: it judges what was seen. A new one is a class in the folder of its heading, a line in
/// <see cref="Doctor"/>, and a rule in <c>Diagnostics/Rules/Checkup</c>.
/// </summary>
internal interface IExamination
{
    /// <summary>What is wrong, by what was seen; nothing where all is well.</summary>
    /// <param name="seen">What was seen.</param>
    IEnumerable<Finding> Examine(Sightings seen);
}
