using Vigil.Analysis.Connections;

namespace Vigil.Analysis.Weird;

/// <summary>Where weirds of connections go (event <c>conn_weird</c>).</summary>
public interface IConnectionWeirds
{
    /// <summary>Notes odd traffic of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="name">Name of the weird.</param>
    /// <param name="addl">Further information; empty if none.</param>
    /// <param name="source">The analyzer that noticed it; empty if none.</param>
    void ConnectionWeird(Connection connection, string name, string addl, string source);
}
