namespace Rezolve.Mapping.Reading.Operations;

/// <summary>Counts the pages of one run, over all its queries.</summary>
internal sealed class PageAllowance
{
    /// <summary>The pages asked for so far.</summary>
    public long Taken { get; private set; }

    /// <summary>Takes one more page, unless the run has had all it may have.</summary>
    public bool TryTake(long most)
    {
        if (Taken >= most)
            return false;
        Taken++;
        return true;
    }
}
