using System.Runtime.InteropServices;

namespace Vigil.Runtime.Builtins.Geo;

/// <summary>The calls of libmaxminddb that are needed; the library is loaded by the first of them.</summary>
/// <remarks>Layouts are those of libmaxminddb 1 on 64-bit systems, where its 128-bit integer makes the union 16 octets wide.</remarks>
internal static partial class MaxMind
{
    /// <summary>What to install if the library is missing.</summary>
    public const string Package = "libmaxminddb0";

    /// <summary>Octets to set aside for an open database; its own structure takes about half.</summary>
    public const int HandleSize = 512;

    private const string Library = "libmaxminddb.so.0";

    /// <summary>Type of a value that is text.</summary>
    public const uint Text = 2;

    /// <summary>Type of a value that is a double.</summary>
    public const uint Double = 3;

    /// <summary>Type of a value that is a number of 32 bits.</summary>
    public const uint Number = 6;

    [LibraryImport(Library, EntryPoint = "MMDB_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string file, uint flags, nint handle);

    [LibraryImport(Library, EntryPoint = "MMDB_close")]
    public static partial void Close(nint handle);

    [LibraryImport(Library, EntryPoint = "MMDB_strerror")]
    public static partial nint ErrorText(int error);

    [LibraryImport(Library, EntryPoint = "MMDB_lookup_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial Found Lookup(nint handle, string address, out int addressError, out int error);

    [LibraryImport(Library, EntryPoint = "MMDB_aget_value")]
    public static partial int GetValue(ref Entry start, out Data data, nint path);

    /// <summary>Where an address's data begin.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Entry
    {
        public nint Handle;
        public uint Offset;
    }

    /// <summary>The outcome of a lookup.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Found
    {
        public byte IsFound;
        public Entry Entry;
        public ushort PrefixLength;
    }

    /// <summary>One value.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 48)]
    public struct Data
    {
        [FieldOffset(0)]
        public byte HasData;

        [FieldOffset(16)]
        public nint TextStart;

        [FieldOffset(16)]
        public double DoubleValue;

        [FieldOffset(16)]
        public uint NumberValue;

        [FieldOffset(40)]
        public uint Size;

        [FieldOffset(44)]
        public uint Type;
    }
}
