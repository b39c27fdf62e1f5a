using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Vigil.Core.Declarations;
using Vigil.Core.Events;

namespace Vigil.Engine.Tests.Library;

/// <summary>Every event that scripts of the reference can handle: declared by name, and raised by someone.</summary>
public partial class EventNameTests
{
    // Of protocols and frameworks that are not there at all.
    private static readonly string[] _absentModules =
    [
        "DHCP", "DNP3", "LDAP", "MQTT", "Modbus", "NTP", "PE", "RADIUS", "RFB", "Redis", "SIP", "SMB", "SNMP", "Spicy",
        "bittorrent", "bt", "dce", "dhcp", "dnp3", "finger", "gnutella", "gssapi", "ident", "login", "modbus", "mount", "mqtt", "ncp",
        "netbios", "nfs", "ntlm", "ntp", "pe", "pm", "radius", "rfb", "rpc", "rsh", "sip", "smb", "smb1", "smb2", "snmp", "spicy", "syslog",
    ];

    // What nobody raises yet. An event that comes is taken off this list; none may be put on it.
    private static readonly string[] _absent =
    [
        // Telnet and rlogin
        "activating_encryption", "authentication_accepted", "authentication_rejected", "authentication_skipped", "bad_option",
        "bad_option_termination", "inconsistent_option",

        // between nodes of a cluster
        "Notice::suppression_batch_internal", "X509::log_cert_hashes_internal", "delay_sending_email", "suppression_batch_timer",

        // of scripts for protocols that are not there
        "Known::log_known_modbus",

        // left over in the reference, which does not raise them either: its programs listened by another protocol once
        "retry_listen", "terminate_event",
    ];

    // Declared without a call, each with its reason.
    private static readonly string[] _uncalled =
    [
        "Broker::internal_log_event", "Cluster::Backend::error", // raised by name, from other nodes
        "Input::end_of_data", "InputConfig::new_value", "InputRaw::process_finished", // raised by name, by readers
        "new_event", // its handlers are called at once
        "file_opened", "event_queue_flush_point", // handed to the queue by their handles
    ];

    [Fact]
    public void Nothing_is_missing_but_what_is_listed_here()
    {
        var present = new ModuleCatalog().Of<EventDescriptor>().Select(static e => e.Name).Concat(OfScripts()).ToHashSet();
        var wanted = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Library", "events.txt"));
        Assert.True(wanted.Length > 900);
        Assert.Empty(wanted.Where(name => !present.Contains(name) && !_absentModules.Contains(ModuleOf(name))).Except(_absent));
    }

    [Fact]
    public void What_is_declared_is_raised()
    {
        var assemblies = Directory.GetFiles(AppContext.BaseDirectory, "Vigil.*.dll")
            .Where(static file => !file.EndsWith(".Tests.dll", StringComparison.Ordinal) && !file.EndsWith("Testing.dll", StringComparison.Ordinal))
            .Select(Assembly.LoadFrom).ToList();
        var called = assemblies.SelectMany(static a => a.GetTypes()).SelectMany(CallsOf).ToHashSet();
        var uncalled = assemblies.SelectMany(static a => a.GetTypes()).Where(static t => t.IsSubclassOf(typeof(EventSource)))
            .SelectMany(Methods)
            .Select(static m => (Method: (MethodBase)m, m.GetCustomAttribute<EventAttribute>()?.Name))
            .Where(m => m.Name is not null && !called.Contains(m.Method))
            .Select(static m => m.Name!);
        Assert.Empty(uncalled.Except(_uncalled));
    }

    private static string ModuleOf(string name) =>
        name.Contains("::", StringComparison.Ordinal) ? name[..name.IndexOf(':', StringComparison.Ordinal)] : name.Split('_')[0];

    // Events that scripts declare or handle.
    private static IEnumerable<string> OfScripts()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "scripts"), "*.zeek", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var modules = ModuleLine().Matches(text).Select(static m => m.Groups[1].Value + "::").ToList();
            foreach (Match declared in Declaration().Matches(text))
            {
                var name = declared.Groups[1].Value;
                yield return name;
                foreach (var module in modules)
                    yield return module + name;
            }
        }
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    // What the body of each method calls: the operand of every octet that could be a call, if it names a method.
    private static IEnumerable<MethodBase> CallsOf(Type type)
    {
        IEnumerable<MethodBase> bodies = [.. Methods(type), .. type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)];
        foreach (var method in bodies)
        {
            var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
            for (var i = 0; i + 4 < code.Length; i++)
            {
                if ((code[i] == OpCodes.Call.Value || code[i] == OpCodes.Callvirt.Value) && Resolve(method, BitConverter.ToInt32(code, i + 1)) is { } target)
                    yield return target;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase caller, int token)
    {
        // Methods defined in the assembly or referred to; those with type arguments are no events.
        if (token >> 24 is not (0x06 or 0x0A))
            return null;
        try
        {
            var generic = caller.DeclaringType!.IsGenericType ? caller.DeclaringType.GetGenericArguments() : null;
            return caller.Module.ResolveMethod(token, generic, caller.IsGenericMethod ? caller.GetGenericArguments() : null);
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException or MissingMethodException or TypeLoadException or FileNotFoundException)
        {
            return null; // the octet was not a call
        }
    }

    [GeneratedRegex(@"^module\s+([\w:]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex ModuleLine();

    [GeneratedRegex(@"^\s*(?:event|global)\s+([\w:]+)(?=\s*\(|\s*:\s*event\b)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
