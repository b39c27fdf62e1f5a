using Vigil.Analysis;
using Vigil.Analysis.Files;
using Vigil.Analysis.Tree;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;
using Vigil.Logging.Writers;
using Vigil.Packets.Decoding;
using Vigil.Storage.Backends;

namespace Vigil.Engine.Builtins;

/// <summary>What the program is made of, by kind.</summary>
internal static class ComponentFunctions
{
    /// <summary>The components of a category, e.g. <c>ANALYZER</c>, <c>PACKET_ANALYZER</c>, <c>READER</c>, in any case; none of one that is not known.</summary>
    [Builtin("get_plugin_components", "function(category: string): plugin_component_vec")]
    public static VectorVal Components(EngineContext context, ByteString category)
    {
        var names = context.Service<IScriptNames>();
        var result = new VectorVal((VectorType)names.Find("plugin_component_vec")!); // the signature names it
        var shape = new RecordShape(names, "PluginComponent", "name", "canonical_name", "tag", "enabled");
        foreach (var (name, prefix, isEnabled) in Of(context, Kind(category)).OrderBy(static c => c.Name, StringComparer.Ordinal))
        {
            var canonical = name.ToUpperInvariant().Replace('-', '_');
            result.Add(Value.Of(shape.Create(
                context, Value.String(name), Value.String(canonical), Value.String(prefix + canonical), Value.Bool(isEnabled))));
        }

        return result;
    }

    private static IEnumerable<(string Name, string Prefix, bool IsEnabled)> Of(EngineContext context, string kind)
    {
        switch (kind)
        {
            case "ANALYZER" when context.Find<AnalyzerRegistry>() is { } analyzers:
                return analyzers.All.Select(a => (a.Name, "Analyzer::ANALYZER_", analyzers.IsEnabled(a)));
            case "PACKETANALYZER" when context.Find<PacketDecoding>() is { } decoding:
                return decoding.Decoders.All.Select(static d => (d.Name, "PacketAnalyzer::ANALYZER_", d.IsEnabled));
            case "FILEANALYZER" when context.Find<AnalysisServices>()?.Files is FileAnalysis files:
                return files.Kinds.Select(k => (k.Name, "Files::ANALYZER_", files.IsEnabled(k)));
            case "READER":
                return new ModuleCatalog().Of<InputReaderDescriptor>().Select(static d => Tagged(d.Name, "Input::READER_"));
            case "WRITER":
                return new ModuleCatalog().Of<LogWriterDescriptor>().Select(static d => Tagged(d.Name, "Log::WRITER_"));
            case "STORAGEBACKEND":
                return new ModuleCatalog().Of<StorageBackendDescriptor>().Select(static d => Tagged(d.Name, "Storage::STORAGE_BACKEND_"));
            default:
                return [];
        }
    }

    // These are known by the whole name of their tag.
    private static (string Name, string Prefix, bool IsEnabled) Tagged(string name, string prefix) =>
        (name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name, prefix, true);

    // "Packet Analyzer", "packet_analyzer" and "PACKET_ANALYZER" are one.
    private static string Kind(ByteString category) =>
        string.Concat(category.ToString().Where(char.IsAsciiLetter)).ToUpperInvariant();
}
