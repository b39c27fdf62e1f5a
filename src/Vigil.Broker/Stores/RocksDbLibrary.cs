using System.Runtime.InteropServices;

namespace Vigil.Broker;

/// <summary>The functions of librocksdb's C interface that are used; the library is loaded at the first call.</summary>
internal static partial class RocksDbLibrary
{
    private const string Name = "librocksdb";

    [LibraryImport(Name, EntryPoint = "rocksdb_options_create")]
    internal static partial nint OptionsCreate();

    [LibraryImport(Name, EntryPoint = "rocksdb_options_destroy")]
    internal static partial void OptionsDestroy(nint options);

    [LibraryImport(Name, EntryPoint = "rocksdb_options_set_create_if_missing")]
    internal static partial void OptionsSetCreateIfMissing(nint options, byte value);

    [LibraryImport(Name, EntryPoint = "rocksdb_open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Open(nint options, string path, out nint error);

    [LibraryImport(Name, EntryPoint = "rocksdb_close")]
    internal static partial void Close(nint database);

    [LibraryImport(Name, EntryPoint = "rocksdb_readoptions_create")]
    internal static partial nint ReadOptionsCreate();

    [LibraryImport(Name, EntryPoint = "rocksdb_readoptions_destroy")]
    internal static partial void ReadOptionsDestroy(nint options);

    [LibraryImport(Name, EntryPoint = "rocksdb_writeoptions_create")]
    internal static partial nint WriteOptionsCreate();

    [LibraryImport(Name, EntryPoint = "rocksdb_writeoptions_destroy")]
    internal static partial void WriteOptionsDestroy(nint options);

    [LibraryImport(Name, EntryPoint = "rocksdb_put")]
    internal static partial void Put(nint database, nint options, ReadOnlySpan<byte> key, nuint keySize, ReadOnlySpan<byte> value, nuint valueSize, out nint error);

    [LibraryImport(Name, EntryPoint = "rocksdb_get")]
    internal static partial nint Get(nint database, nint options, ReadOnlySpan<byte> key, nuint keySize, out nuint valueSize, out nint error);

    [LibraryImport(Name, EntryPoint = "rocksdb_delete")]
    internal static partial void Delete(nint database, nint options, ReadOnlySpan<byte> key, nuint keySize, out nint error);

    [LibraryImport(Name, EntryPoint = "rocksdb_create_iterator")]
    internal static partial nint CreateIterator(nint database, nint options);

    [LibraryImport(Name, EntryPoint = "rocksdb_iter_destroy")]
    internal static partial void IteratorDestroy(nint iterator);

    [LibraryImport(Name, EntryPoint = "rocksdb_iter_seek_to_first")]
    internal static partial void IteratorSeekToFirst(nint iterator);

    [LibraryImport(Name, EntryPoint = "rocksdb_iter_valid")]
    internal static partial byte IteratorIsValid(nint iterator);

    [LibraryImport(Name, EntryPoint = "rocksdb_iter_next")]
    internal static partial void IteratorNext(nint iterator);

    [LibraryImport(Name, EntryPoint = "rocksdb_iter_key")]
    internal static partial nint IteratorKey(nint iterator, out nuint size);

    [LibraryImport(Name, EntryPoint = "rocksdb_iter_value")]
    internal static partial nint IteratorValue(nint iterator, out nuint size);

    [LibraryImport(Name, EntryPoint = "rocksdb_free")]
    internal static partial void Free(nint memory);
}
