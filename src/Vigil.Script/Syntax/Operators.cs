namespace Vigil.Script.Syntax;

/// <summary>Prefix operators, size and copy.</summary>
public enum UnaryOperator
{
    /// <summary><c>!</c>.</summary>
    Not,

    /// <summary><c>~</c>.</summary>
    Complement,

    /// <summary><c>-</c>.</summary>
    Negate,

    /// <summary><c>+</c>.</summary>
    Plus,

    /// <summary><c>++</c>.</summary>
    Increment,

    /// <summary><c>--</c>.</summary>
    Decrement,

    /// <summary><c>|x|</c>.</summary>
    Size,

    /// <summary><c>copy(x)</c>.</summary>
    Copy,

    /// <summary><c>add s[i]</c>.</summary>
    Add,

    /// <summary><c>delete t[i]</c>.</summary>
    Delete,

    /// <summary><c>hook h(...)</c>.</summary>
    Hook,
}

/// <summary>Infix operators without assignment.</summary>
public enum BinaryOperator
{
    /// <summary><c>+</c>.</summary>
    Add,

    /// <summary><c>-</c>.</summary>
    Subtract,

    /// <summary><c>*</c>.</summary>
    Multiply,

    /// <summary><c>/</c>.</summary>
    Divide,

    /// <summary><c>%</c>.</summary>
    Modulo,

    /// <summary><c>&amp;</c>.</summary>
    BitAnd,

    /// <summary><c>|</c>.</summary>
    BitOr,

    /// <summary><c>^</c>.</summary>
    BitXor,

    /// <summary><c>&lt;&lt;</c>.</summary>
    ShiftLeft,

    /// <summary><c>&gt;&gt;</c>.</summary>
    ShiftRight,

    /// <summary><c>&amp;&amp;</c>.</summary>
    And,

    /// <summary><c>||</c>.</summary>
    Or,

    /// <summary><c>==</c>.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>in</c>.</summary>
    In,

    /// <summary><c>!in</c>.</summary>
    NotIn,
}

/// <summary>Assignment operators.</summary>
public enum AssignOperator
{
    /// <summary><c>=</c>.</summary>
    Assign,

    /// <summary><c>+=</c>.</summary>
    Add,

    /// <summary><c>-=</c>.</summary>
    Subtract,
}

/// <summary>Keywords of variable declarations.</summary>
public enum VariableKind
{
    /// <summary><c>global</c>.</summary>
    Global,

    /// <summary><c>const</c>.</summary>
    Const,

    /// <summary><c>option</c>.</summary>
    Option,

    /// <summary><c>redef</c>.</summary>
    Redef,
}
