using Vigil.Core.Values;

namespace Vigil.Core;

/// <summary>Global variables, options and constants of scripts by name; a service of the engine, filled when scripts are loaded.</summary>
public interface IGlobalTable
{
    /// <summary>The present value of a global (with module if it has one); unset if there is none.</summary>
    Value Find(string name);
}
