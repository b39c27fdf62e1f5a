namespace Vigil.Protocols.Ssl;

/// <summary>How malformed messages are reported; logs show the reference's words, and users search for them.</summary>
internal static class SslProblem
{
    /// <summary>A part claims more octets than there are.</summary>
    public static string OutOfBound(string part, long needed, long present) =>
        $"Binpac exception: binpac exception: out_of_bound: {part}: {needed} > {present}";

    /// <summary>A message ends before it should.</summary>
    public static string Truncated(string part, int present) => OutOfBound(part, present + 1L, present);
}
