namespace Vigil.Core.Types;

/// <summary>What kind of callable a function type describes.</summary>
public enum FunctionFlavor
{
    /// <summary>Called directly, has a result.</summary>
    Function,

    /// <summary>Queued; any number of handlers.</summary>
    Event,

    /// <summary>Run at once; any number of bodies, each of which may stop the rest.</summary>
    Hook,
}
