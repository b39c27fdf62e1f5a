namespace Vigil.Runtime.Builtins.Names;

/// <summary>What the command line wants of the cache of names.</summary>
public enum NameCacheUse
{
    /// <summary>Answers that are still fresh are used.</summary>
    None,

    /// <summary><c>-F</c>: nothing is asked; what the cache does not know ends the program.</summary>
    Only,

    /// <summary><c>-P</c>: what scripts ask for is asked anew and kept for later runs.</summary>
    Prime,
}
