using System.Net;
using System.Runtime.InteropServices;
using Vigil.Broker;
using Vigil.Cluster.Conversion.Opaques;
using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Patterns;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;
using Subnet = Vigil.Core.Net.Subnet;

namespace Vigil.Cluster.Conversion;

/// <summary>Values of Broker's data model as script values of a given type. Strict: a count is no int.</summary>
internal static class ValueFromData
{
    private const int MaxDepth = 100;

    /// <summary>Converts a value.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="data">The value.</param>
    /// <param name="type">What is wanted; for <c>any</c> a <c>Broker::Data</c>.</param>
    /// <param name="result">The script value.</param>
    /// <returns><see langword="false"/> if it is no such value.</returns>
    public static bool TryConvert(EngineContext context, BrokerData data, ScriptType type, out Value result) =>
        new Conversion(context).TryConvert(data, type, 0, out result);

    /// <summary>Converts an index of a table.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="data">The index; a vector if the table has several index types.</param>
    /// <param name="type">The table's type.</param>
    /// <param name="key">Takes the values.</param>
    /// <returns><see langword="false"/> if it is no such index.</returns>
    public static bool TryKey(EngineContext context, BrokerData data, TableType type, Value[] key) => new Conversion(context).TryKey(data, type, 0, key);

    /// <summary>Seconds of a number of nanoseconds.</summary>
    public static double Seconds(long nanoseconds) => nanoseconds / 1e9;

    private readonly struct Conversion(EngineContext context)
    {
        public bool TryConvert(BrokerData data, ScriptType type, int depth, out Value result)
        {
            result = default;
            if (depth > MaxDepth)
                return false;
            switch (type)
            {
                case BaseType:
                    return TryBase(data, type.Tag, out result);
                case EnumType constants:
                    if (data.Type != DataType.EnumValue || !constants.TryGetValue(data.AsEnum(), out var number))
                        return false;
                    result = Value.Enum(constants, number);
                    return true;
                case RecordType { Name: DataRecords.TypeName }:
                    result = Value.Of(DataRecords.Wrap(context, Unwrapped(data)));
                    return true;
                case RecordType record:
                    return TryRecord(data, record, depth, out result);
                case VectorType vector:
                    return TryVector(data, vector, depth, out result);
                case TableType { IsSet: true } set:
                    return TrySet(data, set, depth, out result);
                case TableType table:
                    return TryTable(data, table, depth, out result);
                case FunctionType function:
                    return TryFunction(data, function, out result);
                case OpaqueType opaque when opaque.What == DataVal.OpaqueOfData.What:
                    if (!OpaqueForms.TryRead(context, data, opaque, out result))
                        result = Value.Of(new DataVal(context, data)); // any data is one
                    return true;
                case OpaqueType opaque:
                    return OpaqueForms.TryRead(context, data, opaque, out result);
                default:
                    return false;
            }
        }

        private bool TryBase(BrokerData data, TypeTag tag, out Value result)
        {
            result = default;
            switch (tag, data.Type)
            {
                case (TypeTag.Any, _):
                    result = Value.Of(DataRecords.Wrap(context, data));
                    return true;
                case (TypeTag.Bool, DataType.Boolean):
                    result = Value.Bool(data.AsBoolean());
                    return true;
                case (TypeTag.Int, DataType.Integer):
                    result = Value.Int(data.AsInteger());
                    return true;
                case (TypeTag.Count, DataType.Count):
                    result = Value.Count(data.AsCount());
                    return true;
                case (TypeTag.Double, DataType.Real):
                    result = Value.Double(data.AsReal());
                    return true;
                case (TypeTag.Time, DataType.Timestamp):
                    result = Value.Time(Seconds(data.AsNanoseconds()));
                    return true;
                case (TypeTag.Interval, DataType.Timespan):
                    result = Value.Interval(Seconds(data.AsNanoseconds()));
                    return true;
                case (TypeTag.String, DataType.String):
                    result = Value.String(data.AsBytes().Span);
                    return true;
                case (TypeTag.Port, DataType.Port):
                    var port = data.AsPort();
                    result = Value.Port(new Port(port.Number, (TransportProtocol)port.Protocol)); // both have the reference's numbers
                    return true;
                case (TypeTag.Addr, DataType.Address):
                    result = Value.Addr(ToAddr(data.AsAddress()));
                    return true;
                case (TypeTag.Subnet, DataType.Subnet):
                    var subnet = data.AsSubnet();
                    result = Value.Subnet(Subnet.OfWidth(ToAddr(subnet.BaseAddress), subnet.PrefixLength));
                    return true;
                case (TypeTag.Pattern, DataType.Vector):
                    return TryPattern(data, out result);
                default:
                    return false;
            }
        }

        // Fields in their order: none leaves one unset, what is too much is ignored, what is missing is an error.
        private bool TryRecord(BrokerData data, RecordType type, int depth, out Value result)
        {
            result = default;
            if (data.Type != DataType.Vector)
                return false;
            var record = RecordVal.CreateUnset(type);
            var fields = data.AsVector().GetEnumerator();
            for (var slot = 0; slot < type.Fields.Count; slot++)
            {
                if (!fields.MoveNext())
                    return false;
                if (fields.Current.IsNone)
                    continue;
                if (!TryConvert(fields.Current, type.Fields[slot].Type, depth + 1, out var value))
                    return false;
                record[slot] = value;
            }

            result = Value.Of(record);
            return true;
        }

        private bool TryVector(BrokerData data, VectorType type, int depth, out Value result)
        {
            result = default;
            if (data.Type != DataType.Vector)
                return false;
            var vector = new VectorVal(type);
            foreach (var element in data.AsVector())
            {
                if (!TryConvert(element, type.Element, depth + 1, out var value))
                    return false;
                vector.Add(value);
            }

            result = Value.Of(vector);
            return true;
        }

        private bool TrySet(BrokerData data, TableType type, int depth, out Value result)
        {
            result = default;
            if (data.Type != DataType.Set || type.IsUntyped)
                return false;
            var set = new TableVal(type);
            var key = new Value[type.Indices.Length];
            foreach (var element in data.AsSet())
            {
                if (!TryKey(element, type, depth, key))
                    return false;
                set.Set(key, default);
            }

            result = Value.Of(set);
            return true;
        }

        private bool TryTable(BrokerData data, TableType type, int depth, out Value result)
        {
            result = default;
            if (data.Type != DataType.Table || type.IsUntyped)
                return false;
            var table = new TableVal(type);
            var key = new Value[type.Indices.Length];
            foreach (var (index, yield) in data.AsTable())
            {
                if (!TryKey(index, type, depth, key) || yield.IsNone || !TryConvert(yield, type.Yield!, depth + 1, out var value)) // tables have one
                    return false;
                table.Set(key, value);
            }

            result = Value.Of(table);
            return true;
        }

        // A vector is spread over the index types, unless there is one whose own values are vectors.
        public bool TryKey(BrokerData data, TableType type, int depth, Value[] key)
        {
            if (data.IsNone)
                return false;
            if (key.Length == 1 && (data.Type != DataType.Vector || IsVectorLike(type.Indices[0])))
                return TryConvert(data, type.Indices[0], depth + 1, out key[0]);
            if (data.Type != DataType.Vector || data.AsVector().Count != key.Length)
                return false;
            var at = 0;
            foreach (var part in data.AsVector())
            {
                if (!TryConvert(part, type.Indices[at], depth + 1, out key[at]))
                    return false;
                at++;
            }

            return true;
        }

        private static bool IsVectorLike(ScriptType type) =>
            type.Tag is TypeTag.Vector or TypeTag.List or TypeTag.Record or TypeTag.Func or TypeTag.Pattern or TypeTag.Opaque;

        // Only functions that are known here, by name.
        private bool TryFunction(BrokerData data, FunctionType type, out Value result)
        {
            result = default;
            if (data.Type != DataType.Vector || data.AsVector() is not [{ Type: DataType.String } name, ..])
                return false;
            result = context.Find<IGlobalTable>()?.Find(name.AsString()) ?? default;
            return result.Object is FuncVal function && TypeTests.Same(function.FunctionType, type);
        }

        private static bool TryPattern(BrokerData data, out Value result)
        {
            result = default;
            if (data.AsVector() is not [{ Type: DataType.String } exact, { Type: DataType.String }, ..])
                return false;
            try
            {
                result = Value.Of(new PatternVal(Pattern.FromText(exact.AsBytes().Span)));
                return true;
            }
            catch (PatternError)
            {
                return false;
            }
        }

        // A Broker::Data that was sent as a record: a vector of its one field.
        private BrokerData Unwrapped(BrokerData data) =>
            data.Type == DataType.Vector && data.AsVector() is [{ Type: DataType.Vector } field]
            && OpaqueForms.TryRead(context, field, DataVal.OpaqueOfData, out var value) && value.Object is DataVal content
                ? content.Data
                : data;

        private static Addr ToAddr(IPAddress address)
        {
            Span<byte> octets = stackalloc byte[16];
            address.TryWriteBytes(octets, out var length);
            return Addr.FromBytes(MemoryMarshal.CreateReadOnlySpan(ref octets[0], length));
        }
    }
}
