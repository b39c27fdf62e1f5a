using System.Reflection;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;

namespace Vigil.Script.Binding;

/// <summary>A global name.</summary>
/// <param name="name">Full name; no module for GLOBAL.</param>
/// <param name="kind">What it stands for.</param>
/// <param name="type">Its type; for a type name the type it stands for.</param>
/// <param name="location">Where it was declared.</param>
internal sealed class GlobalSymbol(string name, GlobalKind kind, ScriptType type, SourceLocation location)
{
    /// <summary>Full name.</summary>
    public string Name { get; } = name;

    /// <summary>What it stands for.</summary>
    public GlobalKind Kind { get; set; } = kind;

    /// <summary>Its type.</summary>
    public ScriptType Type { get; set; } = type;

    /// <summary>Where it was declared.</summary>
    public SourceLocation Location { get; set; } = location;

    /// <summary>Place of its value among the globals; -1 if it has none.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Whether it may be used from other modules.</summary>
    public bool IsExported { get; set; }

    /// <summary>For an event: whether <c>new_event</c> sees it even if nothing else handles it.</summary>
    public bool IsRaisedUnasked { get; set; }

    /// <summary>Whether it may be the target of <c>redef</c>.</summary>
    public bool IsRedefinable { get; set; }

    /// <summary>Whether some code assigns it, so that calls cannot be bound to its body.</summary>
    public bool IsAssigned { get; set; }

    /// <summary>Whether something uses it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether files it is given are written raw.</summary>
    public bool IsRawOutput { get; set; }

    /// <summary>Text after <c>&amp;deprecated=</c>; empty for the bare attribute, else <see langword="null"/>.</summary>
    public string? Deprecation { get; set; }

    /// <summary>Number of an enum constant.</summary>
    public long EnumNumber { get; set; }

    /// <summary>Attributes as text.</summary>
    public string AttributeText { get; set; } = "";

    /// <summary>The body of a function.</summary>
    public FunctionBody? Body { get; set; }

    /// <summary>Bodies of an event or hook.</summary>
    public BodyList? Bodies { get; set; }

    /// <summary>All bodies of an event or hook as bound.</summary>
    public List<FunctionBody> Handlers { get; } = [];

    /// <summary>Prototypes of an event or hook; calls use the first.</summary>
    public List<Prototype> Prototypes { get; } = [];

    /// <summary>Default values of parameters, by position.</summary>
    public BoundExpression?[] ParameterDefaults { get; set; } = [];

    /// <summary>Number among the events that scripts queue; -1 if it is no event.</summary>
    public int EventNumber { get; set; } = -1;

    /// <summary>Whether the event was declared, and not only handled.</summary>
    public bool IsDeclared { get; set; }

    /// <summary>The method of a built-in function.</summary>
    public MethodInfo? Method { get; set; }

    /// <summary>Whether a built-in gives equal results for equal arguments.</summary>
    public bool IsPure { get; set; }

    /// <summary>Functions that turn <c>redef x += v</c> and <c>-= v</c> into a new value.</summary>
    public BoundExpression? AddFunction { get; set; }

    /// <summary>See <see cref="AddFunction"/>.</summary>
    public BoundExpression? DeleteFunction { get; set; }

    /// <summary>Its value, if that cannot change once the program is complete.</summary>
    public Value FrozenValue { get; set; }

    /// <summary>Whether it has a value when the program is complete, and so always.</summary>
    public bool IsAlwaysSet { get; set; }

    /// <summary>Module part of the name, GLOBAL if there is none.</summary>
    public string Module => Name.LastIndexOf("::", StringComparison.Ordinal) is var at and >= 0 ? Name[..at] : "GLOBAL";

    /// <summary>Its type if it is callable.</summary>
    public FunctionType? FunctionType => Type as FunctionType;
}
