using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Analysis.Files;

/// <summary>What scripts hear of files.</summary>
internal sealed partial class FileEvents : EventSource
{
    /// <summary>A protocol delivers a file: the handler names it with <c>set_file_handle</c>.</summary>
    [Event("get_file_handle", "tag: Analyzer::Tag, c: connection, is_orig: bool")]
    public partial void GetFileHandle(Value tag, IValueSource c, bool isOrig);

    /// <summary>A file begins.</summary>
    [Event("file_new", "f: fa_file")]
    public partial void FileNew(IValueSource f);

    /// <summary>A file is seen in a connection for the first time.</summary>
    [Event("file_over_new_connection", "f: fa_file, c: connection, is_orig: bool")]
    public partial void FileOverNewConnection(IValueSource f, IValueSource c, bool isOrig);

    /// <summary>The beginning of a file tells what it may be.</summary>
    [Event("file_sniff", "f: fa_file, meta: fa_metadata")]
    public partial void FileSniff(IValueSource f, Value meta);

    /// <summary>A file has been silent for too long; the handler may ask for more time.</summary>
    [Event("file_timeout", "f: fa_file")]
    public partial void FileTimeout(IValueSource f);

    /// <summary>A part of a file never came.</summary>
    [Event("file_gap", "f: fa_file, offset: count, len: count")]
    public partial void FileGap(IValueSource f, ulong offset, ulong length);

    /// <summary>Parts of a file that came too early filled their buffer; those before them are given up.</summary>
    [Event("file_reassembly_overflow", "f: fa_file, offset: count, skipped: count")]
    public partial void FileReassemblyOverflow(IValueSource f, ulong offset, ulong skipped);

    /// <summary>A file ends.</summary>
    [Event("file_state_remove", "f: fa_file")]
    public partial void FileStateRemove(IValueSource f);
}
