using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>What a new record of one type holds: constants, and fields whose value is made for each record.</summary>
/// <remarks>
/// Records that grow with every protocol, <c>connection</c> above all, end in optional fields that most of them never set.
/// A new record has memory up to the last field that must hold something; what lies behind reads as its constant here
/// until it is written.
/// </remarks>
internal sealed class RecordBlueprint
{
    // A few slots more are cheaper than to move the record when one of them is set.
    private const int Spare = 4;

    public RecordBlueprint(RecordType type)
    {
        var fields = type.Fields;
        Constants = new Value[fields.Count];
        var made = new List<int>();
        var length = 0;
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            if (field.ConstantDefault.IsSet)
            {
                Constants[i] = field.ConstantDefault;
                continue;
            }

            if (field.Default is null && field.IsOptional)
                continue;
            length = i + 1;
            if (field.Default is not null || RecordVal.HasEmpty(field.Type))
                made.Add(i);
        }

        Made = [.. made];
        Length = fields.Count - length <= Spare ? fields.Count : length;
    }

    /// <summary>Constants by slot, for every field of the type; unset where a field has none.</summary>
    public Value[] Constants { get; }

    /// <summary>Slots whose value is made for each record.</summary>
    public int[] Made { get; }

    /// <summary>Slots that a new record has memory for.</summary>
    public int Length { get; }
}
