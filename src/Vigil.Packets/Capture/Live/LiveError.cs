using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using Vigil.Core.Diagnostics;

namespace Vigil.Packets.Capture.Live;

/// <summary>What is wrong with an interface, in one sentence that says what can be done.</summary>
internal static class LiveError
{
    /// <summary>The error of the call to the kernel that failed last.</summary>
    public static FatalError Of(string interfaceName, string what) => Marshal.GetLastPInvokeError() switch
    {
        Errno.NotPermitted or Errno.AccessDenied => Problem(
            interfaceName,
            $"no permission to capture: run as root, or give the program the capability CAP_NET_RAW, as in setcap cap_net_raw=ep {Environment.ProcessPath}"),
        Errno.NoDevice => Problem(interfaceName, "it has disappeared"),
        Errno.NetworkDown => NotUp(interfaceName),
        Errno.FamilyNotSupported => Problem(interfaceName, "this kernel has no packet sockets (AF_PACKET)"),
        var error => Problem(interfaceName, $"{what}: {Marshal.GetPInvokeErrorMessage(error)}"),
    };

    /// <summary>There is no such interface.</summary>
    public static FatalError Missing(string interfaceName)
    {
        var names = Names();
        return Problem(interfaceName, names.Length == 0 ? "there is no such interface" : $"there is no such interface; there are {string.Join(", ", names)}, and any for all of them");
    }

    /// <summary>It is down.</summary>
    public static FatalError NotUp(string interfaceName) =>
        Problem(interfaceName, $"it is not up; bring it up with ip link set {interfaceName} up");

    /// <summary>Any other problem.</summary>
    public static FatalError Problem(string interfaceName, string reason) => new($"problem with interface {interfaceName} ({reason})");

    private static string[] Names()
    {
        try
        {
            return [.. System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces().Select(static i => i.Name).Order(StringComparer.Ordinal)];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }
}
