namespace Rezolve.Mapping.Http;

/// <summary>What sort of outcome an exchange had: stable words for counting and grouping.</summary>
internal enum ExchangeCode
{
    /// <summary>The answer's status decided.</summary>
    Status,

    /// <summary>A rule of the manifest decided.</summary>
    Rule,

    /// <summary>The request could not be built from its values.</summary>
    NotBuilt,

    /// <summary>The host, its scheme or its address is not allowed.</summary>
    HostNotAllowed,

    /// <summary>The host could not be found or did not take the connection: nothing was sent.</summary>
    NotConnected,

    /// <summary>The connection broke after the request may have been sent.</summary>
    Broken,

    /// <summary>The answer took too long.</summary>
    TimedOut,

    /// <summary>The bytes of a file that is sent cannot be had, or not all of them.</summary>
    FileNotRead,

    /// <summary>A file that is sent has not as many bytes as its size says.</summary>
    FileSize,

    /// <summary>The body ended too early or its compression is broken.</summary>
    Truncated,

    /// <summary>The body is longer than allowed, on the wire or decompressed.</summary>
    BodyTooLong,

    /// <summary>Something else came where JSON was due.</summary>
    NotReadable,

    /// <summary>A page for people came where JSON was due: most likely a sign-in page.</summary>
    HtmlPage,

    /// <summary>Too many redirects, or one that is not followed.</summary>
    Redirected,

    /// <summary>Nobody but a person can sign in again.</summary>
    NeedsSignIn,

    /// <summary>Signing in failed.</summary>
    SignInFailed,

    /// <summary>The budget is paused for longer than this call may wait.</summary>
    Paused,

    /// <summary>The answer can be read, but what the manifest says of it is not so.</summary>
    WrongShape,

    /// <summary>Paging goes in a circle or is longer than a run may be.</summary>
    EndlessPaging,
}
