using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Files;

/// <summary>Built-in functions on files under analysis.</summary>
public static class FileBuiltins
{
    /// <summary>Names the file that <c>get_file_handle</c> asks about.</summary>
    [Builtin("set_file_handle", "function(handle: string): bool")]
    public static bool SetFileHandle(EngineContext context, ByteString handle)
    {
        Files(context).SetHandle(handle);
        return true;
    }

    /// <summary>Attaches an analyzer to a file.</summary>
    [Builtin("Files::__add_analyzer", "function(file_id: string, tag: Files::Tag, args: any): bool")]
    public static bool AddAnalyzer(EngineContext context, ByteString fileId, long tag, Value args) =>
        File(context, fileId) is { } file && Files(context).KindOf(tag) is { } kind && Files(context).IsEnabled(kind)
        && file.AddAnalyzer(kind, args.Object as RecordVal);

    /// <summary>Takes an analyzer off a file.</summary>
    [Builtin("Files::__remove_analyzer", "function(file_id: string, tag: Files::Tag, args: any): bool")]
    public static bool RemoveAnalyzer(EngineContext context, ByteString fileId, long tag, Value args)
    {
        if (File(context, fileId) is not { } file || Files(context).KindOf(tag) is not { } kind
            || file.FindAnalyzer(kind, args.Object as RecordVal) is not { } analyzer)
            return false;
        TrackedFile.Remove(analyzer);
        return true;
    }

    /// <summary>Whether analyzers of a kind may be attached.</summary>
    [Builtin("Files::__analyzer_enabled", "function(tag: Files::Tag): bool")]
    public static bool AnalyzerEnabled(EngineContext context, long tag) =>
        Files(context).KindOf(tag) is { } kind && Files(context).IsEnabled(kind);

    /// <summary>The name of a kind of analyzer.</summary>
    [Builtin("Files::__analyzer_name", "function(tag: Files::Tag): string")]
    public static ByteString AnalyzerName(EngineContext context, long tag) => ByteString.From(Files(context).KindName(tag));

    /// <summary>Allows a kind of analyzer.</summary>
    [Builtin("Files::__enable_analyzer", "function(tag: Files::Tag): bool")]
    public static bool EnableAnalyzer(EngineContext context, long tag) => Enable(context, tag, enable: true);

    /// <summary>Forbids a kind of analyzer.</summary>
    [Builtin("Files::__disable_analyzer", "function(tag: Files::Tag): bool")]
    public static bool DisableAnalyzer(EngineContext context, long tag) => Enable(context, tag, enable: false);

    /// <summary>Puts parts of a file that come out of order into order from now on.</summary>
    [Builtin("Files::__enable_reassembly", "function(file_id: string): bool")]
    public static bool EnableReassembly(EngineContext context, ByteString fileId)
    {
        if (File(context, fileId) is not { } file)
            return false;
        file.IsReassembled = true;
        return true;
    }

    /// <summary>Takes parts of a file only in order from now on.</summary>
    [Builtin("Files::__disable_reassembly", "function(file_id: string): bool")]
    public static bool DisableReassembly(EngineContext context, ByteString fileId)
    {
        if (File(context, fileId) is not { } file)
            return false;
        file.IsReassembled = false;
        return true;
    }

    /// <summary>Bounds how many octets of a file wait for those before them.</summary>
    [Builtin("Files::__set_reassembly_buffer", "function(file_id: string, max: count): bool")]
    public static bool SetReassemblyBuffer(EngineContext context, ByteString fileId, ulong max)
    {
        if (File(context, fileId) is not { } file)
            return false;
        file.ReassemblyBuffer = (long)Math.Min(max, int.MaxValue);
        return true;
    }

    /// <summary>Sets how long a file may be silent; within <c>file_timeout</c> it asks for more time.</summary>
    [Builtin("Files::__set_timeout_interval", "function(file_id: string, t: interval): bool")]
    public static bool SetTimeoutInterval(EngineContext context, ByteString fileId, double t)
    {
        if (File(context, fileId) is not { } file)
            return false;
        if (t > 0)
            file.IsTimeoutPostponed = true;
        file.SetTimeout(t);
        return true;
    }

    /// <summary>Gives up the analysis of a file.</summary>
    [Builtin("Files::__stop", "function(file_id: string): bool")]
    public static bool Stop(EngineContext context, ByteString fileId) => Files(context).Ignore(fileId.ToString());

    /// <summary>Whether a file is under analysis.</summary>
    [Builtin("Files::__file_exists", "function(fuid: string): bool")]
    public static bool FileExists(EngineContext context, ByteString fuid) => File(context, fuid) is not null;

    /// <summary>The record of a file under analysis.</summary>
    [Builtin("Files::__lookup_file", "function(fuid: string): fa_file")]
    public static Value LookupFile(EngineContext context, ByteString fuid)
    {
        if (File(context, fuid) is { } file)
            return file.ToValue();
        context.Reporter.Error($"file ID {fuid} not a known file");
        return default;
    }

    /// <summary>How many files there are and were.</summary>
    [Builtin("get_file_analysis_stats", "function(): FileAnalysisStats")]
    public static RecordVal Statistics(EngineContext context)
    {
        var type = (RecordType)context.Service<ITypeTable>().Find("FileAnalysisStats")!; // declared by the bare scripts
        var record = RecordVal.CreateUnset(type);
        record[type.SlotOf("current")] = Value.Count(Files(context).Count);
        record[type.SlotOf("max")] = Value.Count(Files(context).MaxCount);
        record[type.SlotOf("cumulative")] = Value.Count((ulong)Files(context).Total);
        return record;
    }

    private static FileAnalysis Files(EngineContext context) => context.Service<FileAnalysis>();

    private static TrackedFile? File(EngineContext context, ByteString fileId) => Files(context).Find(fileId.ToString());

    private static bool Enable(EngineContext context, long tag, bool enable)
    {
        if (Files(context).KindOf(tag) is not { } kind)
            return false;
        Files(context).Enable(kind, enable);
        return true;
    }
}
