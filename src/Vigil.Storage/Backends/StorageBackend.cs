using Vigil.Core.Values;

namespace Vigil.Storage.Backends;

/// <summary>Keeps octets under keys of octets, somewhere. Calls come from one thread at a time, which they may hold up.</summary>
public abstract class StorageBackend
{
    /// <summary>Whether operations can be made.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>Opens it.</summary>
    /// <param name="options">The script record <c>Storage::BackendOptions</c>; read before the call returns, never later.</param>
    public abstract StorageResult Open(BackendSettings options);

    /// <summary>Stores a value.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value.</param>
    /// <param name="overwrite">Whether one that is there is replaced.</param>
    /// <param name="now">Network time, seconds since the epoch.</param>
    /// <param name="lifetime">Seconds that it is kept; 0: for ever.</param>
    public abstract StorageResult Put(byte[] key, byte[] value, bool overwrite, double now, double lifetime);

    /// <summary>Looks a value up.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="now">Network time, seconds since the epoch.</param>
    public abstract StorageResult Get(byte[] key, double now);

    /// <summary>Removes a value; that there is none is no failure.</summary>
    public abstract StorageResult Erase(byte[] key);

    /// <summary>Removes what has been kept for long enough; called now and then.</summary>
    public abstract void Expire(double now);

    /// <summary>Closes it.</summary>
    public abstract StorageResult Close();
}

/// <summary>Settings of a backend, copied from the record that a script made.</summary>
/// <param name="record">The record of this kind of backend; <see langword="null"/> if the script gave none.</param>
public sealed class BackendSettings(RecordVal? record)
{
    /// <summary>Whether the script gave any.</summary>
    public bool Exist => record is not null;

    /// <summary>A string setting.</summary>
    public string Text(string name, string otherwise = "") => Find(name) is { IsSet: true } value ? value.AsString().ToString() : otherwise;

    /// <summary>An interval, seconds.</summary>
    public double Seconds(string name, double otherwise) => Find(name) is { IsSet: true } value ? value.AsDouble() : otherwise;

    /// <summary>Any setting; unset if there is none.</summary>
    public Value Find(string name) => record?.RecordType.SlotOf(name) is >= 0 and var slot ? record[slot] : default;
}
