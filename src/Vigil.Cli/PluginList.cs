using Vigil.Analysis.Files;
using Vigil.Analysis.Tree;
using Vigil.Engine;
using Vigil.Logging.Writers;

namespace Vigil.Cli;

/// <summary>What <c>-N</c> shows: the parts that the build found.</summary>
internal static class PluginList
{
    /// <summary>Writes the list.</summary>
    public static int Write(TextWriter output, ModuleCatalog catalog)
    {
        foreach (var analyzer in catalog.Of<AnalyzerDescriptor>().OrderBy(static a => a.Name))
            output.WriteLine($"[Analyzer] {analyzer.Name} ({analyzer.TagName}, built in)");
        foreach (var analyzer in catalog.Of<FileAnalyzerDescriptor>().OrderBy(static a => a.Name))
            output.WriteLine($"[File Analyzer] {analyzer.Name} (ANALYZER_{analyzer.Name}, built in)");
        foreach (var writer in catalog.Of<LogWriterDescriptor>().OrderBy(static w => w.Name))
            output.WriteLine($"[Writer] {writer.Name}");
        return 0;
    }
}
