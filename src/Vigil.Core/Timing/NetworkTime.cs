namespace Vigil.Core.Timing;

/// <summary>A moment on the clock of the packets: seconds since the epoch.</summary>
/// <remarks>A double, as in scripts and logs, so that differences round as users know them.</remarks>
/// <param name="Seconds">Seconds since 1970-01-01 UTC; 0 before the first packet.</param>
public readonly record struct NetworkTime(double Seconds) : IComparable<NetworkTime>
{
    /// <summary>The timestamp of a packet, composed as the reference does: seconds plus microseconds.</summary>
    public static NetworkTime FromMicroseconds(long seconds, double microseconds) => new(seconds + (microseconds / 1e6));

    /// <inheritdoc/>
    public int CompareTo(NetworkTime other) => Seconds.CompareTo(other.Seconds);

    /// <summary>The span between two moments, seconds.</summary>
    public static double operator -(NetworkTime left, NetworkTime right) => left.Seconds - right.Seconds;

    /// <summary>The moment some seconds later.</summary>
    public static NetworkTime operator +(NetworkTime left, double seconds) => new(left.Seconds + seconds);

    /// <summary>Order in time.</summary>
    public static bool operator <(NetworkTime left, NetworkTime right) => left.Seconds < right.Seconds;

    /// <summary>Order in time.</summary>
    public static bool operator <=(NetworkTime left, NetworkTime right) => left.Seconds <= right.Seconds;

    /// <summary>Order in time.</summary>
    public static bool operator >(NetworkTime left, NetworkTime right) => left.Seconds > right.Seconds;

    /// <summary>Order in time.</summary>
    public static bool operator >=(NetworkTime left, NetworkTime right) => left.Seconds >= right.Seconds;
}
