namespace Vigil.Tools.Cut;

/// <summary>What <c>vigil-cut --help</c> says.</summary>
internal static class CutUsage
{
    public static ReadOnlySpan<byte> Text => """
        vigil-cut [options] [columns]

        Takes columns out of logs on standard input, tab-separated with their headers or JSON,
        and writes them in the order given. Without columns all are written.

          -c       write the header lines of the first log
          -C       write the header lines of every log
          -m       like -c, but one line with the names of the columns only
          -M       like -C, but one line with the names of the columns only
          -n       write all columns except those given
          -F C     separate columns by character C
          -d       write times as local time
          -u       write times as UTC
          -D FMT   like -d, in a format of strftime
          -U FMT   like -u, in a format of strftime
          -h       this text

        The format of -d and -u is taken from the environment variable ZEEK_CUT_TIMEFMT, if there is one.

        """u8;
}
