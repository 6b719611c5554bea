namespace Rezolve.Mapping.Programs.Operations;

/// <summary>How the bytes of an answer become the document that paths and slots read; the code stands beside its kind.</summary>
internal abstract record DecodingProgram
{
    /// <summary>What is due, as messages call it: JSON, XML.</summary>
    public abstract string Noun { get; }

    /// <summary>Whether the bytes are the document already.</summary>
    public virtual bool IsJson => false;

    /// <summary>Whether there is a document at all.</summary>
    public virtual bool HasDocument => true;
}
