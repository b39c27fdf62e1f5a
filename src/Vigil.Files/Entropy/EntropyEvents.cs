using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Files.Entropy;

/// <summary>What scripts hear of entropy.</summary>
internal sealed partial class EntropyEvents : EventSource
{
    /// <summary>How random the content of a complete file looks.</summary>
    [Event("file_entropy", "f: fa_file, ent: entropy_test_result")]
    public partial void FileEntropy(IValueSource f, Value result);
}
