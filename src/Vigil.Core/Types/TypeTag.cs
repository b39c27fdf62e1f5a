namespace Vigil.Core.Types;

/// <summary>The kinds of script types.</summary>
public enum TypeTag
{
    /// <summary>No value: functions without a result.</summary>
    Void,

    /// <summary><c>bool</c>; CLR <see cref="bool"/>.</summary>
    Bool,

    /// <summary><c>int</c>; CLR <see cref="long"/>.</summary>
    Int,

    /// <summary><c>count</c>; CLR <see cref="ulong"/>.</summary>
    Count,

    /// <summary><c>double</c>; CLR <see cref="double"/>.</summary>
    Double,

    /// <summary><c>time</c>, seconds since the epoch; CLR <see cref="double"/>.</summary>
    Time,

    /// <summary><c>interval</c>, seconds; CLR <see cref="double"/>.</summary>
    Interval,

    /// <summary><c>string</c>; CLR <see cref="Values.ByteString"/>.</summary>
    String,

    /// <summary><c>pattern</c>; CLR <see cref="Values.PatternVal"/>.</summary>
    Pattern,

    /// <summary><c>enum</c>; CLR <see cref="long"/>.</summary>
    Enum,

    /// <summary><c>port</c>; CLR <see cref="Net.Port"/>.</summary>
    Port,

    /// <summary><c>addr</c>; CLR <see cref="Net.Addr"/>.</summary>
    Addr,

    /// <summary><c>subnet</c>; CLR <see cref="Net.Subnet"/>.</summary>
    Subnet,

    /// <summary><c>any</c>; CLR <see cref="Values.Value"/>.</summary>
    Any,

    /// <summary><c>table</c> or <c>set</c>; CLR <see cref="Values.TableVal"/>.</summary>
    Table,

    /// <summary><c>record</c>; CLR <see cref="Values.RecordVal"/>.</summary>
    Record,

    /// <summary>An index list; lives inside expressions, and as <see cref="Values.ListVal"/> where a function takes an index as <c>any</c>.</summary>
    List,

    /// <summary><c>function</c>, <c>event</c> or <c>hook</c>; CLR <see cref="Values.FuncVal"/>.</summary>
    Func,

    /// <summary><c>file</c>; CLR <see cref="Values.FileVal"/>.</summary>
    File,

    /// <summary><c>vector</c>; CLR <see cref="Values.VectorVal"/>.</summary>
    Vector,

    /// <summary><c>opaque</c>; CLR <see cref="Values.OpaqueVal"/>.</summary>
    Opaque,

    /// <summary>A type as a value; CLR <see cref="Values.TypeVal"/>.</summary>
    Type,

    /// <summary>An expression that was in error; agrees with everything so that one mistake is reported once.</summary>
    Error,
}
