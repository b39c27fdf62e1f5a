using System.Runtime.InteropServices;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Geo;

/// <summary>An open database of addresses in MaxMind's format.</summary>
internal sealed class GeoDatabase : IDisposable
{
    private readonly Dictionary<string, nint> _paths = [];
    private nint _handle;

    private GeoDatabase(nint handle, string file)
    {
        _handle = handle;
        File = file;
        Written = System.IO.File.GetLastWriteTimeUtc(file);
    }

    /// <summary>Its file.</summary>
    public string File { get; }

    /// <summary>When the file was written last, as of opening.</summary>
    public DateTime Written { get; }

    /// <summary>Opens a database.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="error">What is wrong, if the result is <see langword="null"/>.</param>
    public static GeoDatabase? Open(string file, out string error)
    {
        var handle = Marshal.AllocHGlobal(MaxMind.HandleSize);
        try
        {
            var status = MaxMind.Open(file, 0, handle);
            error = status == 0 ? "" : $"{file}: {Marshal.PtrToStringUTF8(MaxMind.ErrorText(status))}";
            if (status == 0)
                return new(handle, file);
        }
        catch (DllNotFoundException)
        {
            error = $"databases of addresses need libmaxminddb; install the package {MaxMind.Package}";
        }

        Marshal.FreeHGlobal(handle);
        return null;
    }

    /// <summary>What the database has about an address.</summary>
    public bool TryFind(string address, out MaxMind.Entry entry)
    {
        var found = MaxMind.Lookup(_handle, address, out var addressError, out var error);
        entry = found.Entry;
        return addressError == 0 && error == 0 && found.IsFound != 0;
    }

    /// <summary>A text, by the names and positions that lead to it; unset if there is none.</summary>
    public Value Text(MaxMind.Entry entry, params ReadOnlySpan<string> path) =>
        TryGet(entry, path, out var data) && data.Type == MaxMind.Text ? Value.String(CopyText(data)) : default;

    /// <summary>A number with a fraction; unset if there is none.</summary>
    public Value Double(MaxMind.Entry entry, params ReadOnlySpan<string> path) =>
        TryGet(entry, path, out var data) && data.Type == MaxMind.Double ? Value.Double(data.DoubleValue) : default;

    /// <summary>A whole number; unset if there is none.</summary>
    public Value Number(MaxMind.Entry entry, params ReadOnlySpan<string> path) =>
        TryGet(entry, path, out var data) && data.Type == MaxMind.Number ? Value.Count(data.NumberValue) : default;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle == 0)
            return;
        MaxMind.Close(_handle);
        Marshal.FreeHGlobal(_handle);
        _handle = 0;
        foreach (var name in _paths.Values)
            Marshal.FreeCoTaskMem(name);
        _paths.Clear();
    }

    private bool TryGet(MaxMind.Entry entry, ReadOnlySpan<string> path, out MaxMind.Data data)
    {
        var names = new nint[path.Length + 1]; // the last one stays null: there the path ends
        for (var i = 0; i < path.Length; i++)
        {
            if (!_paths.TryGetValue(path[i], out names[i]))
                _paths.Add(path[i], names[i] = Marshal.StringToCoTaskMemUTF8(path[i]));
        }

        var pinned = GCHandle.Alloc(names, GCHandleType.Pinned);
        try
        {
            return MaxMind.GetValue(ref entry, out data, pinned.AddrOfPinnedObject()) == 0 && data.HasData != 0;
        }
        finally
        {
            pinned.Free();
        }
    }

    private static byte[] CopyText(MaxMind.Data data)
    {
        var text = new byte[data.Size];
        Marshal.Copy(data.TextStart, text, 0, text.Length);
        return text;
    }
}
