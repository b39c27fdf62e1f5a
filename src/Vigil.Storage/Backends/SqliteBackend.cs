using System.Globalization;
using Microsoft.Data.Sqlite;
using Vigil.Core.Values;

namespace Vigil.Storage.Backends;

/// <summary>A table of an SQLite database, on disk or in memory.</summary>
[StorageBackend("Storage::STORAGE_BACKEND_SQLITE", "sqlite")]
internal sealed class SqliteBackend : StorageBackend, IDisposable
{
    private SqliteConnection? _database;
    private string _table = "";

    public override bool IsOpen => _database is not null;

    public override StorageResult Open(BackendSettings options)
    {
        if (!options.Exist)
            return new(StorageCode.InitializationFailed, "the options of the backend have no sqlite settings");
        _table = "\"" + options.Text("table_name").Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        var path = options.Text("database_path");
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString())
        {
            DefaultTimeout = WholeSeconds(options.Seconds("pragma_timeout", 0.5)),
        };
        try
        {
            database.Open();
            _database = database;
            if (options.Find("pragma_commands").Object is TableVal pragmas)
                RunPragmas(pragmas);
            database.DefaultTimeout = WholeSeconds(options.Seconds("busy_timeout", 5));
            Run($"create table if not exists {_table} (key_str blob primary key, value_str blob not null, expire_time real)");
            Run($"create index if not exists {_table[..^1]}_expiry\" on {_table} (expire_time)");
            return StorageResult.Success;
        }
        catch (SqliteException error)
        {
            _database = null;
            database.Dispose();
            return new(StorageCode.OperationFailed, $"{path}: {error.Message}");
        }
    }

    public override StorageResult Put(byte[] key, byte[] value, bool overwrite, double now, double lifetime) => Guard(() =>
    {
        var existing = overwrite
            ? "do update set value_str = excluded.value_str, expire_time = excluded.expire_time"
            : "do update set value_str = excluded.value_str, expire_time = excluded.expire_time where expire_time > 0 and expire_time <= $now";
        var changed = Run(
            $"insert into {_table} (key_str, value_str, expire_time) values ($key, $value, $expiry) on conflict (key_str) {existing}",
            ("$key", key), ("$value", value), ("$expiry", lifetime > 0 ? now + lifetime : 0), ("$now", now));
        return changed > 0 ? StorageResult.Success : new(StorageCode.KeyExists);
    });

    public override StorageResult Get(byte[] key, double now) => Guard(() =>
    {
        using var command = Command(
            $"select value_str from {_table} where key_str = $key and (expire_time <= 0 or expire_time > $now)", ("$key", key), ("$now", now));
        return command.ExecuteScalar() is byte[] value ? new(StorageCode.Success, Value: value) : new(StorageCode.KeyNotFound);
    });

    public override StorageResult Erase(byte[] key) => Guard(() =>
    {
        Run($"delete from {_table} where key_str = $key", ("$key", key));
        return StorageResult.Success;
    });

    public override void Expire(double now) => Guard(() =>
    {
        Run($"delete from {_table} where expire_time > 0 and expire_time <= $now", ("$now", now));
        return StorageResult.Success;
    });

    public override StorageResult Close()
    {
        Dispose();
        return StorageResult.Success;
    }

    public void Dispose()
    {
        _database?.Dispose();
        _database = null;
    }

    // What the library can wait; zero would be for ever.
    private static int WholeSeconds(double seconds) => (int)Math.Clamp(Math.Ceiling(seconds), 1, int.MaxValue);

    private void RunPragmas(TableVal pragmas)
    {
        for (var cursor = pragmas.Next(-1); cursor >= 0; cursor = pragmas.Next(cursor))
        {
            var value = pragmas.ValueAt(cursor).AsString().ToString();
            Run(value.Length > 0
                ? string.Create(CultureInfo.InvariantCulture, $"pragma {pragmas.KeyAt(cursor)[0].AsString()} = {value}")
                : $"pragma {pragmas.KeyAt(cursor)[0].AsString()}");
        }
    }

    private static StorageResult Guard(Func<StorageResult> operation)
    {
        try
        {
            return operation();
        }
        catch (SqliteException error)
        {
            return new(error.SqliteErrorCode == 5 ? StorageCode.Timeout : StorageCode.OperationFailed, error.Message); // 5: busy
        }
    }

    private int Run(string text, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(text, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = _database!.CreateCommand(); // asked only while open
#pragma warning disable CA2100 // Only the quoted name of the table and the script author's pragmas are part of the text.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
