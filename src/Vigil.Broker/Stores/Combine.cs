namespace Vigil.Broker;

/// <summary>Adding to a value and taking from it, for each type that knows it.</summary>
internal static class Combine
{
    /// <summary>What an absent value starts as.</summary>
    public static BrokerData Initial(DataType type) => type switch
    {
        DataType.Boolean => false,
        DataType.Count => 0u,
        DataType.Integer => 0,
        DataType.Real => 0.0,
        DataType.String => "",
        DataType.Timestamp => BrokerData.Timestamp(0),
        DataType.Timespan => BrokerData.Timespan(0),
        DataType.Set => BrokerData.Set(),
        DataType.Table => BrokerData.Table(),
        DataType.Vector => BrokerData.Vector(),
        _ => default,
    };

    /// <summary>Which type a number starts from to which this is added: times are what timespans add up to.</summary>
    public static DataType InitialFor(BrokerData amount) => amount.Type == DataType.Timespan ? DataType.Timestamp : amount.Type;

    /// <summary>The value with something added: numbers add, strings and vectors grow, sets and tables get an element.</summary>
    public static ErrorCode Add(BrokerData value, BrokerData operand, out BrokerData result)
    {
        result = default;
        switch (value.Type)
        {
            case DataType.Count when operand.Type == DataType.Count:
                result = value.AsCount() + operand.AsCount();
                return ErrorCode.None;
            case DataType.Integer when operand.Type == DataType.Integer:
                result = value.AsInteger() + operand.AsInteger();
                return ErrorCode.None;
            case DataType.Real when operand.Type == DataType.Real:
                result = value.AsReal() + operand.AsReal();
                return ErrorCode.None;
            case DataType.Timespan when operand.Type == DataType.Timespan:
                result = BrokerData.Timespan(value.AsNanoseconds() + operand.AsNanoseconds());
                return ErrorCode.None;
            case DataType.Timestamp when operand.Type == DataType.Timespan:
                result = BrokerData.Timestamp(value.AsNanoseconds() + operand.AsNanoseconds());
                return ErrorCode.None;
            case DataType.String when operand.Type == DataType.String:
                result = BrokerData.Octets(DataType.String, [.. value.Span, .. operand.Span]);
                return ErrorCode.None;
            case DataType.Vector:
                result = BrokerData.Vector([.. value.AsVector().ToArray(), operand]);
                return ErrorCode.None;
            case DataType.Set:
                result = value.AsSet().With(operand);
                return ErrorCode.None;
            case DataType.Table when operand.Type == DataType.Vector:
                if (operand.AsVector() is not [var key, var mapped])
                    return ErrorCode.InvalidData;
                result = value.AsTable().With(key, mapped);
                return ErrorCode.None;
            default:
                return ErrorCode.TypeClash;
        }
    }

    /// <summary>The value with something taken away: numbers subtract, vectors lose their last element, sets and tables the one named.</summary>
    public static ErrorCode Subtract(BrokerData value, BrokerData operand, out BrokerData result)
    {
        result = default;
        switch (value.Type)
        {
            case DataType.Count when operand.Type == DataType.Count:
                result = value.AsCount() - operand.AsCount();
                return ErrorCode.None;
            case DataType.Integer when operand.Type == DataType.Integer:
                result = value.AsInteger() - operand.AsInteger();
                return ErrorCode.None;
            case DataType.Real when operand.Type == DataType.Real:
                result = value.AsReal() - operand.AsReal();
                return ErrorCode.None;
            case DataType.Timespan when operand.Type == DataType.Timespan:
                result = BrokerData.Timespan(value.AsNanoseconds() - operand.AsNanoseconds());
                return ErrorCode.None;
            case DataType.Timestamp when operand.Type == DataType.Timespan:
                result = BrokerData.Timestamp(value.AsNanoseconds() - operand.AsNanoseconds());
                return ErrorCode.None;
            case DataType.Vector:
                var elements = value.AsVector().ToArray();
                result = BrokerData.Vector(elements.AsSpan(0, Math.Max(0, elements.Length - 1)));
                return ErrorCode.None;
            case DataType.Set:
                result = value.AsSet().Without(operand);
                return ErrorCode.None;
            case DataType.Table:
                result = value.AsTable().Without(operand);
                return ErrorCode.None;
            default:
                return ErrorCode.TypeClash;
        }
    }

    /// <summary>A part of a value: an element of a vector by its index, whether a set has an element, what a table has under a key.</summary>
    public static ErrorCode Part(BrokerData value, BrokerData index, out BrokerData result)
    {
        result = default;
        switch (value.Type)
        {
            case DataType.Set:
                result = value.AsSet().Contains(index);
                return ErrorCode.None;
            case DataType.Table:
                return value.AsTable().TryGetValue(index, out result) ? ErrorCode.None : ErrorCode.NoSuchKey;
            case DataType.Vector:
                var number = index.Type switch
                {
                    DataType.Count => index.AsCount(),
                    DataType.Integer when index.AsInteger() >= 0 => (ulong)index.AsInteger(),
                    _ => ulong.MaxValue,
                };
                if (number == ulong.MaxValue)
                    return ErrorCode.TypeClash;
                var elements = value.AsVector();
                if (number >= (ulong)elements.Count)
                    return ErrorCode.NoSuchKey;
                result = elements[(int)number];
                return ErrorCode.None;
            default:
                return ErrorCode.TypeClash;
        }
    }
}
