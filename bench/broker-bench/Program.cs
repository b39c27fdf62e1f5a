using Vigil.Broker;
using Vigil.Broker.Bench;

// broker-bench [SECONDS] [CAPACITY] [what ...]
var seconds = args.Length > 0 ? double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
var capacity = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 8192;
var wanted = args.Length > 2 ? args[2..] : ["in-process", "tcp", "tls"];
foreach (var what in wanted)
{
    TlsMode? mode = what switch
    {
        "tcp" => TlsMode.Disabled,
        "tls" => TlsMode.Anonymous,
        _ => null,
    };
    new Measurement(what, mode, seconds, capacity).Run();
}
