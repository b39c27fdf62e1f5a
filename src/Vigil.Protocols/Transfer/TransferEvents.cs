using Vigil.Core.Declarations;
using Vigil.Core.Events;

namespace Vigil.Protocols.Transfer;

/// <summary>What scripts hear of connections that carry one file.</summary>
internal sealed partial class TransferEvents : EventSource
{
    /// <summary>The beginning of the file was seen.</summary>
    [Event("file_transferred", "c: connection, prefix: string, descr: string, mime_type: string")]
    public partial void FileTransferred(IValueSource c, ReadOnlySpan<byte> prefix, string descr, string mimeType);
}
