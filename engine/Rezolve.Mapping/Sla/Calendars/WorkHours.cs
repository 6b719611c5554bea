namespace Rezolve.Mapping.Sla.Calendars;

/// <summary>A stretch of a day that is worked, by the clock on the wall: from the first instant, up to but without the second.</summary>
/// <param name="From">Since midnight; from zero.</param>
/// <param name="To">Since midnight; up to a whole day.</param>
internal readonly record struct WorkHours(TimeSpan From, TimeSpan To);
