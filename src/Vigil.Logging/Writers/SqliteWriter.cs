using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Logs as tables of SQLite databases: <c>path.sqlite</c>, a table called as the path or as the filter says.</summary>
[LogWriter("Log::WRITER_SQLITE")]
internal sealed class SqliteWriter(LogOptions options) : LogWriter
{
    // Rows that one transaction holds: each alone would cost a write to disk.
    private const int TransactionSize = 1000;

    private readonly TsvFormat _format = new(new()
    {
        Separator = "\0", // none: what stands in a cell is not split again
        SetSeparator = options.Sqlite.SetSeparator,
        EmptyField = options.Sqlite.EmptyField,
        UnsetField = options.Sqlite.UnsetField,
    });

    private readonly ByteBuilder _text = new();
    private readonly EnumNames _enums = new();
    private SqliteConnection? _connection;
    private SqliteTransaction? _transaction;
    private SqliteCommand? _insert;
    private int _held;
    private bool _buffers = true;

    public override long Held => _held;

    public override void DoInit(LogTarget target)
    {
        try
        {
            Open(target);
        }
        catch (SqliteException e)
        {
            _connection?.Dispose();
            throw new IOException(e.Message, e);
        }
    }

    public override void DoWrite(ReadOnlySpan<Value> row)
    {
        var insert = _insert!; // set by DoInit
        for (var i = 0; i < row.Length; i++)
            insert.Parameters[i].Value = CellOf(row[i]);
        _held++;
        Guarded(() =>
        {
            _transaction ??= _connection!.BeginTransaction(); // set by DoInit
            insert.Transaction = _transaction;
            insert.ExecuteNonQuery();
        });
        if (!_buffers || _held >= TransactionSize)
            DoFlush();
    }

    public override void DoSetBuf(bool enabled) => _buffers = enabled;

    public override void DoFlush()
    {
        if (_transaction is null)
            return;
        Guarded(() =>
        {
            _transaction.Commit();
            _transaction.Dispose();
            _transaction = null;
        });
        _held = 0;
    }

    public override void DoFinish()
    {
        DoFlush();
        _insert?.Dispose();
        _connection?.Dispose();
        _text.Dispose();
    }

    private void Open(LogTarget target)
    {
        var name = Path.Combine(options.Directory, target.Path + ".sqlite");
        _connection = new(new SqliteConnectionStringBuilder { DataSource = name, Pooling = false }.ToString());
        _connection.Open();
        Pragma("journal_mode", options.Sqlite.JournalMode);
        Pragma("synchronous", options.Sqlite.Synchronous);
        var table = Quoted(target.Config.GetValueOrDefault("tablename", target.Path));
        var columns = target.Schema.Columns;
        using (var create = _connection.CreateCommand())
        {
            // Rows are numbered, unless the log has a column of that name itself.
            var key = columns.Any(static c => c.Name == "id") ? "" : "id integer primary key autoincrement,\n";
            create.CommandText = $"CREATE TABLE IF NOT EXISTS {table} (\n{key}"
                + string.Join(",\n", columns.Select(static c => $"{Quoted(c.Name)} {StorageOf(c.Type)}")) + ")";
            create.ExecuteNonQuery();
        }

        _insert = _connection.CreateCommand();
        _insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(static c => Quoted(c.Name)))}) VALUES ("
            + string.Join(", ", columns.Select(static (_, i) => "$" + i.ToString(CultureInfo.InvariantCulture))) + ")";
        for (var i = 0; i < columns.Length; i++)
            _insert.Parameters.Add(new SqliteParameter("$" + i.ToString(CultureInfo.InvariantCulture), DBNull.Value));
        _insert.Prepare();
    }

    private void Pragma(string name, string value)
    {
        if (value.Length == 0)
            return;
        using var command = _connection!.CreateCommand(); // set by Open
        command.CommandText = $"PRAGMA {name} = {value}";
        command.ExecuteNonQuery();
    }

    private object CellOf(Value value)
    {
        if (!value.IsSet)
            return DBNull.Value;
        if (value.Object is ListVal list)
        {
            _text.Clear();
            _format.AppendItems(_text, list);
            return _text.ToString();
        }

        return value.Type.Tag switch
        {
            TypeTag.Bool => value.AsBool() ? 1L : 0L,
            TypeTag.Int => value.AsInt(),
            TypeTag.Count => (long)value.AsCount(),
            TypeTag.Port => (long)value.AsPort().Number,
            TypeTag.Time or TypeTag.Interval or TypeTag.Double => double.IsNaN(value.AsDouble()) ? DBNull.Value : value.AsDouble(),
            TypeTag.Addr => value.AsAddr().ToString(),
            TypeTag.Subnet => value.AsSubnet().ToString(),
            TypeTag.Enum => Encoding.UTF8.GetString(_enums.NameOf(value)),
            TypeTag.Func => value.AsFunc().FunctionName,
            TypeTag.File => value.AsFile().FileName,
            // The reference writes no empty strings.
            _ => value.AsString() is { Length: > 0 } text ? text.ToString() : DBNull.Value,
        };
    }

    private static string StorageOf(ScriptType type) => type.Tag switch
    {
        TypeTag.Bool => "boolean",
        TypeTag.Int or TypeTag.Count or TypeTag.Port => "integer",
        TypeTag.Time or TypeTag.Interval or TypeTag.Double => "double precision",
        _ => "text",
    };

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // SQLite may have taken the whole transaction back: the rows are gone, and only a new connection is sure to work.
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteException e)
        {
            _transaction = null;
            _connection?.Dispose();
            throw new InvalidOperationException(e.Message, e);
        }
    }
}
