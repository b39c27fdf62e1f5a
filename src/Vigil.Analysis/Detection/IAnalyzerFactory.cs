using Vigil.Analysis.Connections;
using Vigil.Analysis.Tree;

namespace Vigil.Analysis.Detection;

/// <summary>Makes analyzers by name, for those that hand a connection over to another protocol; a service of the engine.</summary>
public interface IAnalyzerFactory
{
    /// <summary>An analyzer that is not in the tree yet.</summary>
    /// <param name="name">Its kind (<c>WEBSOCKET</c>, <c>PIA_TCP</c>).</param>
    /// <param name="connection">The connection it will follow.</param>
    /// <returns><see langword="null"/> if there is none of this kind or it is disabled.</returns>
    Analyzer? Create(string name, Connection connection);
}
