namespace Vigil.Cli;

/// <summary>The help text.</summary>
internal static class Usage
{
    /// <summary>What <c>--help</c> shows.</summary>
    public const string Text = """
        usage: vigil [options] [script ...] [NAME=VALUE ...]
               vigil [options] -- script [script arguments]

        Input
          -r, --readfile FILE       analyse a capture (pcap, pcapng, gzip of either; - is standard input)
          -i, --iface NAME          capture from an interface, or from any
          -f, --filter FILTER       only these packets (pcap-filter(7))
          -C, --no-checksums        do not look at checksums
          -w, --writefile FILE      record the packets that are processed
          -c, --capture-unprocessed FILE
                                    record the packets that nothing makes sense of
              --pseudo-realtime[=FACTOR]
                                    replay a capture at its own pace, times FACTOR
              --workers N|auto      share the packets among N engines in this process

        Scripts
          -a, --parse-only          check scripts and exit; status 1 if there are errors
              --format line|full|json
                                    how messages are shown: one line each, with the source, or for editors
          -b, --bare-mode           load only what is asked for
          -e, --exec CODE           more script text, read last
          -p, --prefix PREFIX       add a script prefix
          -s, --rulefile FILE       read a signature file
          -S, --debug-rules         show signatures as they were understood
          -I, --print-id NAME       print a name's type and value
          -u, --usage-issues        report local variables that are not set or not used
              --no-unused-warnings  do not report unused functions, hooks and events

        Runs
          -D, --deterministic       fixed random seeds
          -G, --load-seeds FILE     take random seeds from a file
          -H, --save-seeds FILE     write the random seeds to a file
          -U, --status-file FILE    keep a line there that says what the program is doing
          -W, --watchdog            end if one packet takes longer than watchdog_interval
          -F, --force-dns           use the cache of names only
          -P, --prime-dns           fill the cache of names and exit
          -q, --quiet               no progress, no closing summary
              --profile-scripts[=FILE]
                                    cost of scripts by function and line, and for speedscope in FILE
          -Q, --time                time and memory at the end

        About
          -h, --help                this text
          -N, --print-plugins       list what is built in
          -v, --version             the version
          -V, --build-info          the version as JSON

        Options of script optimisation (-O, -o, -0 ...) are accepted and have no effect: scripts are always compiled.

        """;
}
