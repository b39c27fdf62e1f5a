using Vigil.Analysis.Connections;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Core.Wire;

namespace Vigil.Protocols.MySql;

/// <summary>Follows what a server sends behind its greeting.</summary>
internal sealed class MySqlAnswers(Connection connection, MySqlEvents events)
{
    /// <summary>First octet of an error.</summary>
    public const byte Error = 0xFF;

    private const byte Ok = 0x00;
    private const byte MoreData = 0x01;
    private const byte Eof = 0xFE; // also the request to authenticate in another way
    private const byte FileWanted = 0xFB; // LOCAL INFILE
    private const byte Null = 0xFB; // among the values of a row
    private const int EofMaxSize = 9; // a row can begin like EOF, but is then at least so long
    private const ushort MoreResults = 0x0008; // SERVER_MORE_RESULTS_EXISTS
    private const ulong MaxColumns = 4096; // of a table

    private readonly VectorType _row = new(BaseType.String);
    private ulong _columnsLeft;
    private int _columns;

    /// <summary>What both sides can do.</summary>
    public MySqlCapabilities Capabilities { get; set; }

    /// <summary>What comes next.</summary>
    public MySqlExpectation Next { get; set; }

    private bool EndsWithOk => (Capabilities & MySqlCapabilities.DeprecateEof) != 0;

    /// <summary>Takes an error.</summary>
    /// <returns><see langword="false"/> if the packet is none.</returns>
    public bool TakeError(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body);
        if (!reader.TryReadUInt8(out var mark) || mark != Error || !reader.TryReadUInt16LittleEndian(out var code))
            return false;
        // The state of SQL, with its mark; older servers and refusals do without.
        if (reader.TryPeek(out var next) && next == '#')
            reader.TrySkip(Math.Min(6, reader.Remaining));
        events.Error(connection, code, reader.Rest);
        return true;
    }

    /// <summary>Takes a packet's content.</summary>
    /// <returns><see langword="false"/> if it cannot be what is expected.</returns>
    public bool Take(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty || Next == MySqlExpectation.Nothing)
            return true;
        if (Next is not MySqlExpectation.Row && body[0] == Error)
        {
            Next = MySqlExpectation.Nothing;
            return TakeError(body);
        }

        switch (Next)
        {
            case MySqlExpectation.Authentication:
                return TakeAuthentication(body);
            case MySqlExpectation.Status:
                Next = MySqlExpectation.Nothing;
                if (body[0] == Eof)
                    events.Eof(connection, isIntermediate: false);
                else if (body[0] == Ok)
                    return TakeOk(body);
                return true;
            case MySqlExpectation.ColumnCount:
                return TakeColumnCount(body);
            case MySqlExpectation.Column:
                if (--_columnsLeft == 0)
                    Next = EndsWithOk ? MySqlExpectation.Row : MySqlExpectation.ColumnsEnd;
                return true;
            case MySqlExpectation.ColumnsEnd:
                Next = MySqlExpectation.Row;
                if (body[0] != Eof || body.Length >= EofMaxSize)
                    return false;
                events.Eof(connection, isIntermediate: true);
                return true;
            case MySqlExpectation.Row:
                return TakeRow(body);
            case MySqlExpectation.Fields:
                if (body[0] == Eof && body.Length < EofMaxSize)
                {
                    Next = MySqlExpectation.Nothing;
                    events.Eof(connection, isIntermediate: false);
                }

                return true;
            default:
                return true;
        }
    }

    private bool TakeAuthentication(ReadOnlySpan<byte> body)
    {
        switch (body[0])
        {
            case Ok:
                Next = MySqlExpectation.Nothing;
                return TakeOk(body);
            case Eof:
                // Without a name it means the way of before 4.1.
                var reader = new WireReader(body[1..]);
                var name = MySqlData.ReadTerminatedOrRest(ref reader);
                events.AuthSwitchRequest(connection, name, reader.Rest);
                return true;
            case MoreData:
                events.AuthMoreData(connection, isOrig: false, body[1..]);
                return true;
            default:
                return false;
        }
    }

    private bool TakeOk(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body[1..]);
        if (!MySqlData.TryReadNumber(ref reader, out var rows))
            return false;
        events.Ok(connection, rows);
        // The number of the last row that was made, then the status.
        if (Next == MySqlExpectation.Nothing && MySqlData.TryReadNumber(ref reader, out _)
            && (Capabilities & MySqlCapabilities.Protocol41) != 0 && reader.TryReadUInt16LittleEndian(out var status)
            && (status & MoreResults) != 0)
            Next = MySqlExpectation.ColumnCount;
        return true;
    }

    private bool TakeColumnCount(ReadOnlySpan<byte> body)
    {
        if (body[0] == Ok)
        {
            Next = MySqlExpectation.Nothing;
            return TakeOk(body);
        }

        if (body[0] == FileWanted)
        {
            Next = MySqlExpectation.Status; // when the client has sent it
            return true;
        }

        var reader = new WireReader(body);
        if (body[0] == Eof || ((Capabilities & MySqlCapabilities.OptionalResultsetMetadata) != 0 && !reader.TrySkip(1))
            || !MySqlData.TryReadNumber(ref reader, out _columnsLeft) || _columnsLeft is 0 or > MaxColumns)
            return false;
        _columns = (int)_columnsLeft;
        var undescribed = (Capabilities & MySqlCapabilities.OptionalResultsetMetadata) != 0 && body[0] == 0;
        Next = undescribed ? MySqlExpectation.Row : MySqlExpectation.Column;
        return true;
    }

    private bool TakeRow(ReadOnlySpan<byte> body)
    {
        if (body[0] == Error)
        {
            Next = MySqlExpectation.Nothing;
            return TakeError(body);
        }

        if (body[0] == Eof && EndsWithOk && body.Length < MySqlPacket.FullSize)
        {
            Next = MySqlExpectation.Nothing;
            return TakeOk(body);
        }

        if (body[0] == Eof && body.Length < EofMaxSize)
        {
            // Warnings (2), status (2).
            var hasMore = body.Length >= 5 && (body[3] & MoreResults) != 0;
            Next = hasMore ? MySqlExpectation.ColumnCount : MySqlExpectation.Nothing;
            events.Eof(connection, isIntermediate: false);
            return true;
        }

        if (events.HasResultRow)
            RaiseRow(body);
        return true;
    }

    private void RaiseRow(ReadOnlySpan<byte> body)
    {
        var row = new VectorVal(_row);
        var reader = new WireReader(body);
        for (var i = 0; i < _columns; i++)
        {
            if (reader.TryPeek(out var first) && first == Null)
            {
                reader.TrySkip(1);
                row.Add(Value.String("NULL"));
                continue;
            }

            if (!MySqlData.TryReadText(ref reader, out var text))
                break;
            row.Add(Value.String(text));
        }

        events.ResultRow(connection, row);
    }
}
