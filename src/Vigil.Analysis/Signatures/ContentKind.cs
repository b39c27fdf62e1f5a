namespace Vigil.Analysis.Signatures;

/// <summary>What a content condition looks at; numbered as scripts pass it to <c>match_signatures</c>.</summary>
public enum ContentKind : byte
{
    /// <summary>The beginning of a file.</summary>
    FileMagic = 0,

    /// <summary>The stream of one direction, or one datagram.</summary>
    Payload = 1,

    /// <summary>The URI of an HTTP request.</summary>
    HttpRequest = 2,

    /// <summary>The body of an HTTP request.</summary>
    HttpRequestBody = 3,

    /// <summary>One header line of an HTTP request.</summary>
    HttpRequestHeader = 4,

    /// <summary>The body of an HTTP reply.</summary>
    HttpReplyBody = 5,

    /// <summary>One header line of an HTTP reply.</summary>
    HttpReplyHeader = 6,

    /// <summary>An FTP command line.</summary>
    Ftp = 7,

    /// <summary>A finger request.</summary>
    Finger = 8,
}
