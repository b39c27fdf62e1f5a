using System.Diagnostics;

namespace Vigil.Broker.Tests;

internal static class OtherProcess
{
    /// <summary>Starts the program that lies beside the tests.</summary>
    public static Process Start(params string[] arguments)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Vigil.Broker.Peer.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", path, .. arguments]) { RedirectStandardOutput = true };
        return Process.Start(start) ?? throw new InvalidOperationException("cannot start dotnet");
    }
}
