using Vigil.Broker;
using Vigil.Broker.Bench;

// broker-bench [SECONDS] [CAPACITY] [in-process | tcp | tls | store | store-clones ...]
var seconds = args.Length > 0 ? double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
var capacity = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 8192;
var wanted = args.Length > 2 ? args[2..] : ["in-process", "tcp", "tls", "store", "store-clones"];
foreach (var what in wanted)
{
    switch (what)
    {
        case "store":
            new StoreMeasurement(what, 0, seconds).Run();
            break;
        case "store-clones":
            new StoreMeasurement(what, 2, seconds).Run();
            break;
        case "in-process":
            new Measurement(what, null, seconds, capacity).Run();
            break;
        case "tcp":
            new Measurement(what, TlsMode.Disabled, seconds, capacity).Run();
            break;
        case "tls":
            new Measurement(what, TlsMode.Anonymous, seconds, capacity).Run();
            break;
        default:
            Console.Error.WriteLine($"broker-bench: nothing is called {what}");
            return 1;
    }
}

return 0;
