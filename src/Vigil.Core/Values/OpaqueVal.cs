using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A handle of built-in functions.</summary>
public abstract class OpaqueVal(OpaqueType type) : ScriptObject
{
    /// <inheritdoc/>
    public override ScriptType Type { get; } = type;

    /// <summary>What <c>&lt;opaque of ...&gt;</c> and JSON call it, e.g. <c>MD5Val</c>.</summary>
    public abstract string ClassName { get; }

    /// <summary>What it shows of itself where it is printed, or <see langword="null"/>: then its class name stands for it.</summary>
    public virtual string? Text => null;

    /// <summary>The octets it consists of (the encoding of a certificate), or <see langword="null"/> if it is more than that.</summary>
    public virtual ByteString? Encoding => null;

    /// <summary>A deep copy for <c>copy()</c>, or <see langword="null"/> if the value cannot be cloned.</summary>
    public virtual OpaqueVal? Clone() => null;

    /// <summary>What stands for it in another engine of the process, or <see langword="null"/> if nothing can.</summary>
    public virtual OpaqueVal? ForEngine(EngineContext engine) => Clone();
}
