using System.Diagnostics.CodeAnalysis;
using System.Net;
using Vigil.Broker;
using Vigil.Cluster.Conversion.Opaques;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion;

/// <summary>Script values as values of Broker's data model.</summary>
/// <remarks>
/// Times and intervals are nanoseconds, computed in double precision and cut. Enum constants go by their full names, sets and tables with
/// several index types have vectors as keys, records are vectors of their fields.
/// </remarks>
internal static class DataFromValue
{
    // What is deeper cannot be received either.
    private const int MaxDepth = 100;

    /// <summary>Converts a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="data">What it becomes.</param>
    /// <param name="unwraps">Whether a <c>Broker::Data</c> becomes what it holds, and not a record.</param>
    /// <returns><see langword="false"/> if it, or something in it, has no counterpart.</returns>
    public static bool TryConvert(Value value, out BrokerData data, bool unwraps = true) => new Conversion(unwraps).TryConvert(value, 0, out data);

    /// <summary>Converts an index of a table: several values become a vector.</summary>
    public static bool TryKey(ReadOnlySpan<Value> key, out BrokerData data) => new Conversion(true).TryKey(key, 0, out data);

    /// <summary>Nanoseconds of a number of seconds; what is beyond the range stops at its end.</summary>
    public static long Nanoseconds(double seconds) => (long)(seconds * 1e9); // saturates

    private readonly struct Conversion(bool unwraps)
    {
        public bool TryConvert(Value value, int depth, out BrokerData data)
        {
            data = default;
            if (!value.IsSet || depth > MaxDepth)
                return false;
            switch (value.Object)
            {
                case var scalar when scalar is null || value.Type.Tag is TypeTag.Addr or TypeTag.Subnet:
                    return TryScalar(value, out data);
                case ByteString text:
                    data = BrokerData.String(text.Span);
                    return true;
                case RecordVal record when unwraps && DataRecords.IsWrapped(value):
                    data = DataRecords.Content(record)?.Data ?? default;
                    return true;
                case RecordVal record:
                    return TryRecord(record, depth, out data);
                case VectorVal vector:
                    return TryList(vector.Elements, depth, out data);
                case ListVal list:
                    return TryList(list.Items.AsSpan(), depth, out data);
                case TableVal table:
                    return table.TableType.IsSet ? TrySet(table, depth, out data) : TryTable(table, depth, out data);
                case PatternVal pattern:
                    data = BrokerData.Vector(pattern.Text, Anywhere(pattern.Text));
                    return true;
                case FuncVal function:
                    data = BrokerData.Vector(function.FunctionName);
                    return true;
                case FileVal file:
                    data = BrokerData.String(file.FileName);
                    return true;
                case OpaqueVal opaque:
                    return OpaqueForms.TryWrite(opaque, out data);
                default:
                    return false;
            }
        }

        [SuppressMessage("Style", "IDE0010", Justification = "the remaining kinds are objects")]
        private static bool TryScalar(Value value, out BrokerData data)
        {
            switch (value.Type.Tag)
            {
                case TypeTag.Bool:
                    data = BrokerData.Boolean(value.AsBool());
                    return true;
                case TypeTag.Int:
                    data = BrokerData.Integer(value.AsInt());
                    return true;
                case TypeTag.Count:
                    data = BrokerData.Count(value.AsCount());
                    return true;
                case TypeTag.Double:
                    data = BrokerData.Real(value.AsDouble());
                    return true;
                case TypeTag.Time:
                    data = BrokerData.Timestamp(Nanoseconds(value.AsDouble()));
                    return true;
                case TypeTag.Interval:
                    data = BrokerData.Timespan(Nanoseconds(value.AsDouble()));
                    return true;
                case TypeTag.Enum:
                    data = BrokerData.Enum(((EnumType)value.Type).NameOf(value.AsInt()));
                    return true;
                case TypeTag.Port:
                    var port = value.AsPort();
                    data = BrokerData.Port((ushort)port.Number, (PortProtocol)port.Transport); // both have the reference's numbers
                    return true;
                case TypeTag.Addr:
                    data = BrokerData.Address(ToAddress(value.AsAddr()));
                    return true;
                case TypeTag.Subnet:
                    var subnet = value.AsSubnet();
                    data = BrokerData.Subnet(ToAddress(subnet.Prefix), subnet.IsV4 || !subnet.Prefix.IsV4 ? subnet.Width : 0);
                    return true;
                default:
                    data = default;
                    return false;
            }
        }

        private bool TryRecord(RecordVal record, int depth, out BrokerData data)
        {
            data = default;
            var fields = new BrokerData[record.Count];
            for (var slot = 0; slot < fields.Length; slot++)
            {
                if (record[slot].IsSet && !TryConvert(record[slot], depth + 1, out fields[slot]))
                    return false;
            }

            data = BrokerData.Vector(fields);
            return true;
        }

        // A vector with holes has no counterpart, since none is no value that an element could have.
        private bool TryList(ReadOnlySpan<Value> values, int depth, out BrokerData data)
        {
            data = default;
            var elements = new BrokerData[values.Length];
            for (var i = 0; i < elements.Length; i++)
            {
                if (!TryConvert(values[i], depth + 1, out elements[i]))
                    return false;
            }

            data = BrokerData.Vector(elements);
            return true;
        }

        private bool TrySet(TableVal set, int depth, out BrokerData data)
        {
            data = default;
            var elements = new BrokerData[set.Count];
            var filled = 0;
            for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
            {
                if (!TryKey(set.KeyAt(cursor), depth, out elements[filled++]))
                    return false;
            }

            data = BrokerData.Set(elements);
            return true;
        }

        private bool TryTable(TableVal table, int depth, out BrokerData data)
        {
            data = default;
            var entries = new List<KeyValuePair<BrokerData, BrokerData>>(table.Count);
            for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
            {
                if (!TryKey(table.KeyAt(cursor), depth, out var key) || !TryConvert(table.ValueAt(cursor), depth + 1, out var yield))
                    return false;
                entries.Add(new(key, yield));
            }

            data = BrokerData.Table(entries);
            return true;
        }

        public bool TryKey(ReadOnlySpan<Value> key, int depth, out BrokerData data) =>
            key.Length == 1 ? TryConvert(key[0], depth + 1, out data) : TryList(key, depth + 1, out data);

        private static IPAddress ToAddress(Addr address)
        {
            Span<byte> octets = stackalloc byte[16];
            address.WriteTo(octets);
            return new IPAddress(address.IsV4 ? octets[12..] : octets);
        }

        // The form that finds a match inside of other text, as the reference writes it beside the exact one.
        private static string Anywhere(string text) =>
            text.Replace("^?(", "^?(.|\\n)*(", StringComparison.Ordinal).Replace(")$?", ")", StringComparison.Ordinal);
    }
}
