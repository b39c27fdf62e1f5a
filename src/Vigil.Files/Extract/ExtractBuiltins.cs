using Vigil.Analysis.Files;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Files.Extract;

/// <summary>Built-in functions on extraction.</summary>
public static class ExtractBuiltins
{
    /// <summary>Changes how much of a file is written to disk.</summary>
    [Builtin("FileExtract::__set_limit", "function(file_id: string, args: any, n: count): bool")]
    public static bool SetLimit(EngineContext context, ByteString fileId, Value args, ulong n)
    {
        if (context.Service<FileAnalysis>().Find(fileId.ToString()) is not { } file)
            return false;
        foreach (var analyzer in file.Analyzers)
        {
            if (analyzer is ExtractAnalyzer extract && SameName(extract.Arguments, args.Object as RecordVal))
            {
                extract.Limit = (long)Math.Min(n, long.MaxValue);
                return true;
            }
        }

        return false;
    }

    private static bool SameName(RecordVal? left, RecordVal? right)
    {
        if (left is null || right is null)
            return false;
        var slot = left.RecordType.SlotOf("extract_filename");
        return slot >= 0 && left[slot].Object is ByteString name && name.Equals(right[slot].Object as ByteString);
    }
}
