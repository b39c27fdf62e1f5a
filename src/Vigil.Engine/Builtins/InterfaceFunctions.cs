using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Packets.Capture;

namespace Vigil.Engine.Builtins;

/// <summary>The interfaces of this machine.</summary>
internal static class InterfaceFunctions
{
    /// <summary>The interfaces that packets can be captured from; none, with an error, if they cannot be had.</summary>
    [Builtin("Pcap::findalldevs", "function(): Pcap::Interfaces")]
    public static TableVal FindAll(EngineContext context)
    {
        var names = context.Service<IScriptNames>();
        var result = new TableVal((TableType)names.Find("Pcap::Interfaces")!); // the signature names it
        var shape = new RecordShape(names, "Pcap::Interface", "name", "description", "addrs", "is_loopback", "is_up", "is_running");
        var addressType = (TableType)shape.Type.Find("addrs")!.Type;
        var interfaces = InterfaceList.Find(out var error);
        if (error.Length > 0)
            context.Reporter.Error($"cannot find interfaces: {error}");
        foreach (var found in interfaces)
        {
            var addresses = new TableVal(addressType);
            foreach (var address in found.Addresses)
                addresses.Set(Value.Addr(address));
            result.Set(Value.Of(shape.Create(
                context,
                Value.String(found.Name),
                found.Description is null ? default : Value.String(found.Description),
                Value.Of(addresses),
                Value.Bool(found.IsLoopback),
                Value.Bool(found.IsUp),
                Value.Bool(found.IsRunning))));
        }

        return result;
    }
}
