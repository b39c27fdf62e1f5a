using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Script.Emit;

/// <summary>The CLR type in which values of a script type live in compiled code.</summary>
internal static class ClrTypes
{
    /// <summary>The CLR type; <see cref="Value"/> where the kind is known only at run time.</summary>
    public static Type Of(ScriptType type) => type.Tag switch
    {
        TypeTag.Void => typeof(void),
        TypeTag.Bool => typeof(bool),
        TypeTag.Int or TypeTag.Enum => typeof(long),
        TypeTag.Count => typeof(ulong),
        TypeTag.Double or TypeTag.Time or TypeTag.Interval => typeof(double),
        TypeTag.String => typeof(ByteString),
        TypeTag.Pattern => typeof(PatternVal),
        TypeTag.Port => typeof(Port),
        TypeTag.Addr => typeof(Addr),
        TypeTag.Subnet => typeof(Subnet),
        TypeTag.Table => typeof(TableVal),
        TypeTag.Record => typeof(RecordVal),
        TypeTag.Func => typeof(FuncVal),
        TypeTag.File => typeof(FileVal),
        TypeTag.Vector => typeof(VectorVal),
        TypeTag.Opaque => typeof(OpaqueVal),
        TypeTag.Type => typeof(TypeVal),
        _ => typeof(Value),
    };

    /// <summary>Whether values are references to objects.</summary>
    public static bool IsReference(ScriptType type) => !Of(type).IsValueType;
}
