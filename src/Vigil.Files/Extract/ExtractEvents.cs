using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Files.Extract;

/// <summary>What scripts hear of extraction.</summary>
internal sealed partial class ExtractEvents : EventSource
{
    /// <summary>A file reaches the limit; the handler may raise it with <c>FileExtract::set_limit</c>.</summary>
    [Event("file_extraction_limit", "f: fa_file, args: Files::AnalyzerArgs, limit: count, len: count")]
    public partial void ExtractionLimit(IValueSource f, RecordVal args, ulong limit, ulong length);
}
