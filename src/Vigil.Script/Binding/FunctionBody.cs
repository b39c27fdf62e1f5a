using System.Reflection;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Runtime.Code;

namespace Vigil.Script.Binding;

/// <summary>A piece of code that becomes a method: a function, a handler, a hook body, a lambda, a part of a <c>when</c>.</summary>
/// <param name="name">What it belongs to.</param>
/// <param name="type">Its type.</param>
/// <param name="location">Where it stands.</param>
internal sealed class FunctionBody(string name, FunctionType type, SourceLocation location)
{
    /// <summary>What it belongs to.</summary>
    public string Name { get; } = name;

    /// <summary>Its type.</summary>
    public FunctionType Type { get; set; } = type;

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>Parameters, in the order of its own prototype.</summary>
    public List<LocalSymbol> Parameters { get; } = [];

    /// <summary>Local variables.</summary>
    public List<LocalSymbol> Locals { get; } = [];

    /// <summary>Captured variables, in the order of the frame.</summary>
    public List<CaptureSymbol> Captures { get; } = [];

    /// <summary>Variables of the frame in all, captured ones first.</summary>
    public int FrameSize { get; set; }

    /// <summary>The statements.</summary>
    public BoundStatement? Statements { get; set; }

    /// <summary>The compiled code in boxed form.</summary>
    public ScriptCode Code { get; } = new(name);

    /// <summary>The method in typed form, once a batch has declared it; functions only.</summary>
    public MethodInfo? Method { get; set; }

    /// <summary>Whether a call may come to the end of the body without a value.</summary>
    public bool MayEndWithoutValue { get; set; }

    /// <summary>Whether it is a part of a <c>when</c> or a lambda, which has a frame and only the boxed form.</summary>
    public bool HasFrame { get; init; }

    /// <summary>Whether it runs for <c>return when</c>, so that a returned value is delivered.</summary>
    public bool IsDelivery { get; init; }

    /// <summary>Whether it is a <c>when</c> condition: results of calls are kept.</summary>
    public bool IsCondition { get; init; }

    /// <summary>Whether a batch has taken it up.</summary>
    public bool IsQueued { get; set; }
}
