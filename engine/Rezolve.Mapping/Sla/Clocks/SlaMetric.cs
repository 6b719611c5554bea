namespace Rezolve.Mapping.Sla.Clocks;

/// <summary>What a clock measures.</summary>
internal enum SlaMetric
{
    /// <summary>Until somebody who works on the ticket first answers in public.</summary>
    FirstResponse,

    /// <summary>Until an answer to what the requester said after one; each question is a cycle.</summary>
    NextResponse,

    /// <summary>Until the ticket is done.</summary>
    Resolution,

    /// <summary>Until somebody of the team takes it; each team is a cycle.</summary>
    QueueTime,
}
