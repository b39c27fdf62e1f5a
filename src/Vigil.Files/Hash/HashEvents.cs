using Vigil.Core.Declarations;
using Vigil.Core.Events;

namespace Vigil.Files.Hash;

/// <summary>What scripts hear of hashes.</summary>
internal sealed partial class HashEvents : EventSource
{
    /// <summary>The hash of a complete file.</summary>
    [Event("file_hash", "f: fa_file, kind: string, hash: string")]
    public partial void FileHash(IValueSource f, string kind, string hash);
}
