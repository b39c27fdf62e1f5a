namespace Vigil.Script.Binding;

/// <summary>What a global name stands for.</summary>
internal enum GlobalKind
{
    /// <summary>A variable.</summary>
    Variable,

    /// <summary><c>const</c>.</summary>
    Constant,

    /// <summary><c>option</c>.</summary>
    Option,

    /// <summary>A function with a body of its own, a hook or an event.</summary>
    Function,

    /// <summary>A built-in function.</summary>
    Builtin,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A constant of an enum.</summary>
    EnumConstant,
}
