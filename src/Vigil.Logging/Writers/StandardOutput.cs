namespace Vigil.Logging.Writers;

/// <summary>The standard output, for logs that go there.</summary>
internal static class StandardOutput
{
    /// <summary>Opens it; closing the stream leaves it open.</summary>
    // Logs go to descriptor 1 itself and not through the print sink, which belongs to the thread of the scripts.
#pragma warning disable RS0030 // the console stream is the only one that neither seeks nor truncates when output goes to a file
    public static Stream Open() => Console.OpenStandardOutput();
#pragma warning restore RS0030
}
