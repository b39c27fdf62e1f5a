namespace Vigil.Input.Readers;

/// <summary>What tells that a file has changed.</summary>
/// <param name="Written">When it was written last, ticks.</param>
/// <param name="Length">Its length, octets.</param>
internal readonly record struct FileStamp(long Written, long Length)
{
    /// <summary>The stamp of a file; <see langword="null"/> if there is none.</summary>
    public static FileStamp? Of(string path)
    {
        var file = new FileInfo(path);
        try
        {
            return file.Exists ? new(file.LastWriteTimeUtc.Ticks, file.Length) : null;
        }
        catch (IOException)
        {
            return null; // removed this moment
        }
    }
}
