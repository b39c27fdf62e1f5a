namespace Vigil.Packets.Capture.Live;

/// <summary>Error numbers of Linux that capturing tells apart (errno(3)).</summary>
internal static class Errno
{
    public const int NotPermitted = 1; // EPERM
    public const int Interrupted = 4; // EINTR
    public const int NoMemory = 12; // ENOMEM
    public const int AccessDenied = 13; // EACCES
    public const int NoDevice = 19; // ENODEV
    public const int Invalid = 22; // EINVAL
    public const int NoProtocolOption = 92; // ENOPROTOOPT
    public const int FamilyNotSupported = 97; // EAFNOSUPPORT
    public const int NetworkDown = 100; // ENETDOWN
    public const int NoBuffers = 105; // ENOBUFS
}
