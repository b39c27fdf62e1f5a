using Vigil.Core.Events;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Signatures;

/// <summary>What signature files may name of the scripts.</summary>
public interface ISignatureSymbols
{
    /// <summary>The present value of a global variable, constant or option.</summary>
    bool TryGetValue(string name, out Value value);

    /// <summary>The function called <paramref name="name"/>, or <see langword="null"/>.</summary>
    FuncVal? FindFunction(string name);

    /// <summary>The event called <paramref name="name"/>, or <see langword="null"/>.</summary>
    EventHandle? FindEvent(string name);

    /// <summary>The record type called <paramref name="name"/>, or <see langword="null"/>.</summary>
    RecordType? FindRecord(string name);

    /// <summary>Whether some protocol analyzer bears the name.</summary>
    bool IsAnalyzer(string name);
}
