namespace Vigil.Runtime.Builtins.Files;

/// <summary>The files that scripts have open, by name; a service of the engine, which disposes it at the end.</summary>
/// <param name="standardOutput">What <c>/dev/stdout</c> and <c>-</c> stand for.</param>
/// <param name="standardError">What <c>/dev/stderr</c> stands for.</param>
public sealed class ScriptFiles(Stream standardOutput, Stream standardError) : IDisposable
{
    private readonly Dictionary<string, ScriptFile> _open = [];

    /// <summary>Opens a file; one that is open under this name already is the same file.</summary>
    /// <param name="name">Its path, or that of a standard stream.</param>
    /// <param name="append">Whether to keep what it holds.</param>
    /// <param name="now">Network time.</param>
    /// <param name="isNew">Whether it was not open yet.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    internal ScriptFile Open(string name, bool append, double now, out bool isNew)
    {
        isNew = !_open.TryGetValue(name, out var file);
        if (!isNew)
            return file!; // found

        Stream stream = name switch
        {
            "/dev/stdout" or "-" => new UnownedStream(standardOutput),
            "/dev/stderr" => new UnownedStream(standardError),
            _ => new FileStream(name, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1 << 14),
        };
        file = new(name, stream, closed => _open.Remove(closed.FileName)) { OpenedAt = now };
        _open.Add(name, file);
        return file;
    }

    /// <summary>Whether a name stands for a standard stream.</summary>
    internal static bool IsStandard(string name) => name is "/dev/stdout" or "-" or "/dev/stderr";

    /// <summary>Writes out what is buffered.</summary>
    public void FlushAll()
    {
        foreach (var file in _open.Values)
            file.Flush();
    }

    /// <summary>Closes all files.</summary>
    public void Dispose()
    {
        foreach (var file in _open.Values.ToArray())
            file.Close();
    }
}
