using Vigil.Core.Declarations;

namespace Vigil.Engine;

/// <summary>Everything that the generator found in the assemblies of the house.</summary>
/// <remarks>The assemblies are named here; what is in them is not.</remarks>
public sealed class ModuleCatalog
{
    private readonly List<object> _descriptors = [];

    /// <summary>Collects the descriptors of all modules.</summary>
    public ModuleCatalog()
    {
        VigilModule[] modules =
        [
            new Packets.Module(), new Analysis.Module(), new Protocols.Module(), new Files.Module(), new Runtime.Module(),
            new Logging.Module(), new Input.Module(), new Storage.Module(), new Telemetry.Module(),
            new Cluster.Module(), new Module(),
        ];
        foreach (var module in modules)
            _descriptors.AddRange(module.Descriptors);
    }

    /// <summary>Descriptors of one kind.</summary>
    public IEnumerable<T> Of<T>() => _descriptors.OfType<T>();
}
