using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Vigil.Broker;

/// <summary>Entries in RocksDB: keys in binary form; values behind their due time (nanoseconds since 1970, or zero).</summary>
/// <remarks>RocksDB writes its log before a call returns, so what was put outlives the process at once.</remarks>
internal sealed class RocksDbBackend : IStoreBackend
{
    private const int DueSize = 8;

    private readonly nint _database;
    private readonly nint _reading;
    private readonly nint _writing;

    private RocksDbBackend(nint database)
    {
        _database = database;
        _reading = RocksDbLibrary.ReadOptionsCreate();
        _writing = RocksDbLibrary.WriteOptionsCreate();
    }

    public bool IsDurable => true;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="BrokerException">It cannot be opened, or librocksdb is not there; the message says what to do.</exception>
    public static RocksDbBackend Open(string path)
    {
        Directory.CreateDirectory(path);
        try
        {
            var options = RocksDbLibrary.OptionsCreate();
            RocksDbLibrary.OptionsSetCreateIfMissing(options, 1);
            var database = RocksDbLibrary.Open(options, path, out var error);
            RocksDbLibrary.OptionsDestroy(options);
            Check(error, path);
            return new RocksDbBackend(database);
        }
        catch (DllNotFoundException)
        {
            throw new BrokerException(
                ErrorCode.BackendFailure, "a RocksDB store needs librocksdb, which is not installed: install the package librocksdb-dev (Debian, Ubuntu)");
        }
    }

    public bool TryGet(BrokerData key, out BrokerData value)
    {
        value = default;
        var octets = key.ToBinary();
        var found = RocksDbLibrary.Get(_database, _reading, octets, (nuint)octets.Length, out var size, out var error);
        Check(error, "get");
        if (found == 0)
            return false;
        var content = Copy(found, size);
        RocksDbLibrary.Free(found);
        return content.Length > DueSize && Binary.TryRead(content, DueSize, content.Length - DueSize, out value);
    }

    public void Put(BrokerData key, BrokerData value, long? due)
    {
        var octets = key.ToBinary();
        var content = new byte[DueSize + value.EncodedLength];
        BinaryPrimitives.WriteInt64BigEndian(content, due ?? 0);
        value.Encode(content.AsSpan(DueSize));
        RocksDbLibrary.Put(_database, _writing, octets, (nuint)octets.Length, content, (nuint)content.Length, out var error);
        Check(error, "put");
    }

    public void Erase(BrokerData key) => Erase(key.ToBinary());

    public void Clear()
    {
        foreach (var (key, _) in Rows())
            Erase(key);
    }

    public IEnumerable<KeyValuePair<BrokerData, BrokerData>> Entries()
    {
        foreach (var (key, content) in Rows())
        {
            if (BrokerData.TryFromBinary(key, out var name) && Binary.TryRead(content, DueSize, content.Length - DueSize, out var value))
                yield return new(name, value);
        }
    }

    public IEnumerable<KeyValuePair<BrokerData, long>> Dues()
    {
        foreach (var (key, content) in Rows())
        {
            var due = BinaryPrimitives.ReadInt64BigEndian(content);
            if (due != 0 && BrokerData.TryFromBinary(key, out var name))
                yield return new(name, due);
        }
    }

    public void Commit()
    {
    }

    public void Dispose()
    {
        RocksDbLibrary.ReadOptionsDestroy(_reading);
        RocksDbLibrary.WriteOptionsDestroy(_writing);
        RocksDbLibrary.Close(_database);
    }

    private static void Check(nint error, string what)
    {
        if (error == 0)
            return;
        var text = Marshal.PtrToStringUTF8(error);
        RocksDbLibrary.Free(error);
        throw new BrokerException(ErrorCode.BackendFailure, $"RocksDB ({what}): {text}");
    }

    private static byte[] Copy(nint memory, nuint size)
    {
        var octets = new byte[checked((int)size)];
        Marshal.Copy(memory, octets, 0, octets.Length);
        return octets;
    }

    private void Erase(byte[] key)
    {
        RocksDbLibrary.Delete(_database, _writing, key, (nuint)key.Length, out var error);
        Check(error, "erase");
    }

    private IEnumerable<(byte[] Key, byte[] Content)> Rows()
    {
        var iterator = RocksDbLibrary.CreateIterator(_database, _reading);
        try
        {
            for (RocksDbLibrary.IteratorSeekToFirst(iterator); RocksDbLibrary.IteratorIsValid(iterator) != 0; RocksDbLibrary.IteratorNext(iterator))
            {
                var key = Copy(RocksDbLibrary.IteratorKey(iterator, out var keySize), keySize);
                var content = Copy(RocksDbLibrary.IteratorValue(iterator, out var size), size);
                if (content.Length > DueSize)
                    yield return (key, content);
            }
        }
        finally
        {
            RocksDbLibrary.IteratorDestroy(iterator);
        }
    }
}
