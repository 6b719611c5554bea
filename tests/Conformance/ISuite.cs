namespace Conformance;

/// <summary>One official suite, run against Rezolve.Json.</summary>
internal interface ISuite
{
    /// <summary>The words before the colon of the printed line.</summary>
    string Name { get; }

    /// <summary>Whether one failure fails the whole run; an optional suite only reports.</summary>
    bool Required { get; }

    /// <summary>Runs every case found below the suites folder.</summary>
    Tally Run(string suitesFolder);
}
