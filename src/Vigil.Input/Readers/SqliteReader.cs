using Microsoft.Data.Sqlite;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;
using Vigil.Input.Text;

namespace Vigil.Input.Readers;

/// <summary>Reads the rows of a query from an SQLite database (settings <c>query</c>, and <c>dbname</c> as older scripts have it).</summary>
[InputReader("Input::READER_SQLITE")]
internal sealed class SqliteReader : InputReader
{
    private readonly FieldParser _parser;
    private readonly string _query;
    private SqliteConnection? _database;

    public SqliteReader(ReaderTarget target)
        : base(target)
    {
        _parser = new(
            FieldSyntax.Of(
                target.Setting("set_separator", "InputSQLite::set_separator", ","),
                target.Setting("empty_field", "InputSQLite::empty_field", "(empty)"),
                target.Setting("unset_field", "InputSQLite::unset_field", "-")),
            Warning);
        _query = target.Config.GetValueOrDefault("query", "");
    }

    public override bool DoInit()
    {
        if (Target.Mode != ReaderMode.Manual)
        {
            Error("SQLite only supports manual reading mode.");
            return false;
        }

        if (_query.Length == 0)
        {
            Error("No query specified when setting up SQLite data source. Aborting.");
            return false;
        }

        var path = Target.Source + ".sqlite";
        if (!File.Exists(path))
        {
            Error($"SQLite call failed: unable to open database file {path}");
            return false;
        }

        _database = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        _database.Open();
        return DoUpdate();
    }

    public override bool DoUpdate()
    {
        using var command = _database!.CreateCommand(); // opened by DoInit
#pragma warning disable CA2100 // The query is the script author's own.
        command.CommandText = _query;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        if (Columns(rows) is not { } columns)
            return false;
        while (rows.Read())
        {
            var row = NextRow();
            var isGood = true;
            for (var i = 0; i < row.Length && isGood; i++)
            {
                var (column, transport) = columns[i];
                isGood = column < 0 || TryConvert(rows, column, transport, Fields[i], out row[i]);
            }

            if (isGood)
                SendEntry(row);
            Stopping.ThrowIfCancellationRequested();
        }

        EndCurrentSend();
        return true;
    }

    public override void DoClose() => _database?.Dispose();

    private (int Column, int Transport)[]? Columns(SqliteDataReader rows)
    {
        var names = new Dictionary<string, int>();
        for (var i = 0; i < rows.FieldCount; i++)
            names.TryAdd(rows.GetName(i), i);
        var columns = new (int, int)[Fields.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var field = Fields[i];
            columns[i] = (names.GetValueOrDefault(field.Name, -1), field.TypeColumn is null ? -1 : names.GetValueOrDefault(field.TypeColumn, -1));
            if (columns[i].Item1 >= 0 || field.IsOptional)
                continue;
            Error($"Required field {field.Name} not found after SQLite statement");
            return null;
        }

        return columns;
    }

    private bool TryConvert(SqliteDataReader rows, int column, int transport, InputField field, out Value value)
    {
        value = default;
        if (rows.IsDBNull(column))
            return true;
        switch (field.Type.Tag, rows.GetValue(column))
        {
            case (TypeTag.Bool, long number):
                value = Value.Bool(number != 0);
                return true;
            case (TypeTag.Int, long number):
                value = Value.Int(number);
                return true;
            case (TypeTag.Count, long number):
                value = Value.Count((ulong)number);
                return true;
            case (TypeTag.Port, long number):
                value = Value.Port(new((int)(number & 0xFFFF), Transport(rows, transport)));
                return true;
            case (TypeTag.Double or TypeTag.Time or TypeTag.Interval, double number):
                value = Value.Scalar(field.Type, BitConverter.DoubleToUInt64Bits(number));
                return true;
            case (TypeTag.Double or TypeTag.Time or TypeTag.Interval, long number):
                value = Value.Scalar(field.Type, BitConverter.DoubleToUInt64Bits(number));
                return true;
            case (TypeTag.String, string text):
                value = Value.String(text);
                return true;
            case (TypeTag.String, byte[] octets):
                value = Value.String(octets);
                return true;
            default:
                return _parser.TryParse(FieldSyntax.Octets(rows.GetString(column)), field.Name, field.Type, out value);
        }
    }

    private TransportProtocol Transport(SqliteDataReader rows, int column)
    {
        if (column < 0 || rows.IsDBNull(column))
            return TransportProtocol.Unknown;
        var word = rows.GetString(column);
        if (!FieldParser.TryTransport(FieldSyntax.Octets(word), out var transport))
            Warning($"Port contained unknown protocol '{word}'");
        return transport;
    }
}
