namespace Vigil.Analysis.Connections;

/// <summary>What a connection may be waiting for.</summary>
internal enum Deadline
{
    /// <summary>Silence.</summary>
    Inactivity,

    /// <summary>The next <c>connection_status_update</c>.</summary>
    StatusUpdate,

    /// <summary>An answer to the first SYN.</summary>
    Attempt,

    /// <summary>The next look at the state of a TCP connection.</summary>
    Session,

    /// <summary>The second FIN.</summary>
    PartialClose,

    /// <summary>The end of a closed or reset connection.</summary>
    Removal,

    /// <summary>The next duration threshold.</summary>
    Duration,

    /// <summary>The next look whether the session that an analyzer follows is over.</summary>
    Silence,
}
