namespace Rezolve.Mapping.Http.Requests;

/// <summary>One header field of a request, as it is sent.</summary>
/// <param name="Name">Its name as it was written.</param>
/// <param name="Value">Visible ASCII, spaces and tabs.</param>
/// <param name="Source">Who asked for it: what is sent to foreign hosts depends on it.</param>
internal readonly record struct HeaderField(string Name, string Value, HeaderSource Source = HeaderSource.Operation)
{
    /// <summary>Whether the field has that name; capitals count nothing.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who asked for a header field.</summary>
internal enum HeaderSource
{
    /// <summary>The operation: goes wherever the operation goes.</summary>
    Operation,

    /// <summary>The connection: goes only where credentials may go.</summary>
    Connection,

    /// <summary>The engine, from the body's kind.</summary>
    Body,

    /// <summary>The way to sign in: goes only where credentials may go.</summary>
    Credential,
}
