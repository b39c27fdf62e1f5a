namespace Vigil.Logging.Writers;

/// <summary>Kinds of <see cref="LogMessage"/>.</summary>
internal enum LogRequest
{
    /// <summary>Write rows.</summary>
    Write,

    /// <summary>Bring what is held to its file.</summary>
    Flush,

    /// <summary>Hold rows back, or do not.</summary>
    SetBuffering,

    /// <summary>Put the file aside.</summary>
    Rotate,
}
