using Vigil.Core;
using Vigil.Core.Timing;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Protocols.Http;

/// <summary>Makes the records that HTTP's events carry.</summary>
internal sealed class HttpRecords(EngineContext engine)
{
    private readonly ITypeTable _types = engine.Service<ITypeTable>();

    /// <summary>The makers of one engine.</summary>
    public static HttpRecords Of(EngineContext engine)
    {
        if (engine.Find<HttpRecords>() is { } known)
            return known;
        var records = new HttpRecords(engine);
        engine.AddService(records);
        return records;
    }

    /// <summary>An <c>http_message_stat</c>.</summary>
    public Value MessageStat(NetworkTime start, bool interrupted, string detail, long body, long gaps, long header)
    {
        var record = New("http_message_stat");
        record[0] = Value.Time(start);
        record[1] = Value.Bool(interrupted);
        record[2] = Value.String(detail);
        record[3] = Value.Count((ulong)body);
        record[4] = Value.Count((ulong)gaps);
        record[5] = Value.Count((ulong)header);
        return Value.Of(record);
    }

    /// <summary>An <c>http_stats_rec</c>.</summary>
    public Value Stats(int requests, int replies, HttpVersion request, HttpVersion reply)
    {
        var record = New("http_stats_rec");
        record[0] = Value.Count(requests);
        record[1] = Value.Count(replies);
        record[2] = Value.Double(request.ToDouble());
        record[3] = Value.Double(reply.ToDouble());
        return Value.Of(record);
    }

    /// <summary>A <c>mime_header_list</c>: positions from 1 to <c>mime_header_rec</c>.</summary>
    public Value HeaderList(IReadOnlyList<(ByteString Name, ByteString Value)> headers)
    {
        var table = new TableVal((TableType)_types.Find("mime_header_list")!); // declared by the bare scripts
        for (var i = 0; i < headers.Count; i++)
        {
            var record = New("mime_header_rec");
            record[0] = Value.Of(headers[i].Name);
            record[1] = Value.Of(ByteString.Adopt(Mime.MimeText.ToUpper(headers[i].Name.Span)));
            record[2] = Value.Of(headers[i].Value);
            table.Set(Value.Count(i + 1), Value.Of(record));
        }

        return Value.Of(table);
    }

    // Fields are set by position: the records' shape is fixed by the scripts that come with the program.
    private RecordVal New(string type) => RecordVal.CreateUnset((RecordType)_types.Find(type)!);
}
