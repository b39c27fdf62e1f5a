using Vigil.Broker;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Stores;

/// <summary>A script's handle of a store.</summary>
internal sealed class StoreVal(Store store) : OpaqueVal(new OpaqueType("Broker::Store"))
{
    /// <inheritdoc/>
    public override string ClassName => "StoreHandleVal";

    /// <summary>Its name.</summary>
    public string Name => store.Name;

    /// <summary>The store; <see langword="null"/> after it was closed.</summary>
    public Store? Store => IsClosed ? null : store;

    /// <summary>Whether it was closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Leaves the store.</summary>
    public void Close()
    {
        if (!IsClosed)
            store.Dispose();
        IsClosed = true;
    }
}
