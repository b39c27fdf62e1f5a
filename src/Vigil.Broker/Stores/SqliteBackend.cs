using Microsoft.Data.Sqlite;

namespace Vigil.Broker;

/// <summary>Entries in an SQLite file: keys and values in binary form, due times in nanoseconds. The file is one of the reference's.</summary>
internal sealed class SqliteBackend : IStoreBackend
{
    private const string FormatVersion = "2.8.0";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _get;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _erase;
    private SqliteTransaction? _transaction;

    private SqliteBackend(SqliteConnection connection)
    {
        _connection = connection;
        Execute("create table if not exists meta(key text primary key, value text)");
        Execute("create table if not exists store(key blob primary key, value blob, expiry integer)");
        Execute($"replace into meta(key, value) values('broker_version', '{FormatVersion}')");
        _get = Prepare("select value from store where key = $key", "$key");
        _put = Prepare("replace into store(key, value, expiry) values($key, $value, $expiry)", "$key", "$value", "$expiry");
        _erase = Prepare("delete from store where key = $key", "$key");
    }

    public bool IsDurable => true;

    /// <summary>Opens a file.</summary>
    /// <exception cref="BrokerException">It cannot be opened, or is broken; the message says why.</exception>
    public static SqliteBackend Open(string path, StoreOptions options)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        try
        {
            return TryOpen(path, options);
        }
        catch (SqliteException) when (options.DeleteBrokenFile && File.Exists(path))
        {
            File.Delete(path);
        }
        catch (SqliteException e)
        {
            throw new BrokerException(ErrorCode.BackendFailure, $"SQLite file {path}: {e.Message}");
        }

        return TryOpen(path, options);
    }

    public bool TryGet(BrokerData key, out BrokerData value)
    {
        _get.Parameters[0].Value = key.ToBinary();
        _get.Transaction = _transaction;
        value = default;
        return _get.ExecuteScalar() is byte[] octets && BrokerData.TryFromBinary(octets, out value);
    }

    public void Put(BrokerData key, BrokerData value, long? due)
    {
        Begin();
        _put.Parameters[0].Value = key.ToBinary();
        _put.Parameters[1].Value = value.ToBinary();
        _put.Parameters[2].Value = due is { } time ? time : DBNull.Value;
        _put.Transaction = _transaction;
        _put.ExecuteNonQuery();
    }

    public void Erase(BrokerData key)
    {
        Begin();
        _erase.Parameters[0].Value = key.ToBinary();
        _erase.Transaction = _transaction;
        _erase.ExecuteNonQuery();
    }

    public void Clear()
    {
        Begin();
        Execute("delete from store");
    }

    public IEnumerable<KeyValuePair<BrokerData, BrokerData>> Entries()
    {
        using var command = Prepare("select key, value from store");
        command.Transaction = _transaction;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (BrokerData.TryFromBinary(reader.GetFieldValue<byte[]>(0), out var key) && BrokerData.TryFromBinary(reader.GetFieldValue<byte[]>(1), out var value))
                yield return new(key, value);
        }
    }

    public IEnumerable<KeyValuePair<BrokerData, long>> Dues()
    {
        using var command = Prepare("select key, expiry from store where expiry is not null");
        command.Transaction = _transaction;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (BrokerData.TryFromBinary(reader.GetFieldValue<byte[]>(0), out var key))
                yield return new(key, reader.GetInt64(1));
        }
    }

    public void Commit()
    {
        _transaction?.Commit();
        _transaction?.Dispose();
        _transaction = null;
    }

    public void Dispose()
    {
        Commit();
        _get.Dispose();
        _put.Dispose();
        _erase.Dispose();
        _connection.Dispose();
    }

    private static SqliteBackend TryOpen(string path, StoreOptions options)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var pragma = connection.CreateCommand();
            if (options.Synchronous != SqliteSynchronous.Unset)
                Run(pragma, $"pragma synchronous = {options.Synchronous.ToString().ToUpperInvariant()}");
            if (options.Journal != SqliteJournal.Unset)
                Run(pragma, $"pragma journal_mode = {options.Journal.ToString().ToUpperInvariant()}");
            if (options.CheckIntegrity && Run(pragma, "pragma integrity_check") is not "ok")
                throw new SqliteException("the integrity check failed", 11);
            return new SqliteBackend(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Only words of this file and names of enumerators become part of a statement.
    private static object? Run(SqliteCommand command, string text)
    {
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private void Begin() => _transaction ??= _connection.BeginTransaction();

    private void Execute(string text)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        Run(command, text);
    }

    private SqliteCommand Prepare(string text, params string[] parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
