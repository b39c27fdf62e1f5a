using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Files;

/// <summary>Directories, names and sizes of files.</summary>
public static class DirectoryFunctions
{
    /// <summary>Makes a directory; one that is there already is fine.</summary>
    [Builtin("mkdir", "function(f: string): bool")]
    public static bool Make(EngineContext context, ByteString f)
    {
        var path = f.ToString();
        if (Directory.Exists(path))
            return true;
        return Try(context, "mkdir", path, static path =>
        {
            if (Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) is { } parent && !Directory.Exists(parent))
                throw new DirectoryNotFoundException("No such file or directory");
            Directory.CreateDirectory(path);
        });
    }

    /// <summary>Removes an empty directory.</summary>
    [Builtin("rmdir", "function(d: string): bool")]
    public static bool Remove(EngineContext context, ByteString d) =>
        Try(context, "rmdir", d.ToString(), static path => Directory.Delete(path, recursive: false));

    /// <summary>Removes a file.</summary>
    [Builtin("unlink", "function(f: string): bool")]
    public static bool Unlink(EngineContext context, ByteString f) => Try(context, "unlink", f.ToString(), static path =>
    {
        if (!File.Exists(path))
            throw new FileNotFoundException("No such file or directory");
        File.Delete(path);
    });

    /// <summary>Gives a file or directory another name.</summary>
    [Builtin("rename", "function(src_f: string, dst_f: string): bool")]
    public static bool Rename(EngineContext context, ByteString source, ByteString destination)
    {
        var target = destination.ToString();
        return Try(context, "rename", source.ToString(), path =>
        {
            if (Directory.Exists(path))
                Directory.Move(path, target);
            else
                File.Move(path, target, overwrite: true);
        });
    }

    /// <summary>The size of a file in octets, or -1.</summary>
    [Builtin("file_size", "function(f: string): double")]
    public static double SizeOf(EngineContext context, ByteString f)
    {
        var file = new FileInfo(f.ToString());
        return file.Exists ? file.Length : -1;
    }

    /// <summary>The permission bits of a file as <c>rwxr-xr-x</c>.</summary>
    [Builtin("file_mode", "function(mode: count): string", IsPure = true)]
    public static ByteString Mode(EngineContext context, ulong mode)
    {
        var text = new byte[9];
        for (var i = 0; i < text.Length; i++)
            text[i] = (mode & (1UL << (8 - i))) != 0 ? "rwxrwxrwx"u8[i] : (byte)'-';
        return ByteString.Adopt(text);
    }

    /// <summary>A path without <c>.</c>, <c>..</c> and double slashes where they can be dissolved.</summary>
    [Builtin("compress_path", "function(dir: string): string", IsPure = true)]
    public static ByteString Compress(EngineContext context, ByteString dir)
    {
        if (IsCompressed(dir.Span))
            return dir;
        var path = dir.ToString();
        var kept = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "." && (kept.Count > 0 || path[0] == '/'))
                continue; // one at the front stays: it makes a path relative
            if (part == ".." && kept.Count > 0 && kept[^1] is not (".." or "."))
                kept.RemoveAt(kept.Count - 1);
            else
                kept.Add(part);
        }

        return ByteString.From((path.StartsWith('/') ? "/" : "") + string.Join('/', kept));
    }

    // Most paths are: they need not be taken apart to see it. A name that begins with a dot may be one of the two.
    private static bool IsCompressed(ReadOnlySpan<byte> path) =>
        path is [not (byte)'.', .., not (byte)'/'] && path.IndexOf("//"u8) < 0 && path.IndexOf("/."u8) < 0;

    private static bool Try(EngineContext context, string what, string path, Action<string> action)
    {
        try
        {
            action(path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            context.Reporter.Warning($"{what} failed for '{path}': {error.Message}");
            return false;
        }
    }
}
