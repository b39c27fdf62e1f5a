using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Storage;

/// <summary>Events of storage backends.</summary>
internal sealed partial class StorageEvents : EventSource
{
    /// <summary>A backend was opened.</summary>
    [Event("Storage::backend_opened", "tag: Storage::Backend, options: any")]
    public partial void BackendOpened(long tag, Value options);

    /// <summary>The connection to a backend broke; it has to be opened again.</summary>
    [Event("Storage::backend_lost", "tag: Storage::Backend, options: any, reason: string")]
    public partial void BackendLost(long tag, Value options, ByteString reason);
}
