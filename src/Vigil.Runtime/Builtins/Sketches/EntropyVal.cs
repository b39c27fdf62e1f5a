using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>Tests how random a stream of octets is, with the five figures that John Walker's <c>ent</c> made known.</summary>
public sealed class EntropyVal() : OpaqueVal(new OpaqueType("entropy"))
{
    private const int PointOctets = 6; // three for each coordinate
    private const double Radius = (1 << 24) - 1;
    private const double NoCorrelation = -100000; // all octets are the same

    private readonly long[] _counts = new long[256];
    private readonly byte[] _point = new byte[PointOctets];
    private long _total;
    private long _points;
    private long _inside;
    private int _pointLength;
    private int _first;
    private int _last;
    private double _products;

    /// <inheritdoc/>
    public override string ClassName => "EntropyVal";

    /// <summary>Entropy in bits for each octet.</summary>
    public double Entropy { get; private set; }

    /// <summary>Deviation from an even distribution.</summary>
    public double ChiSquare { get; private set; }

    /// <summary>Arithmetic mean of the octets.</summary>
    public double Mean { get; private set; }

    /// <summary>Pi, estimated by how many points taken from the octets lie in a circle.</summary>
    public double MonteCarloPi { get; private set; }

    /// <summary>Correlation of each octet with the one before.</summary>
    public double SerialCorrelation { get; private set; }

    /// <summary>How many numbers <see cref="Save"/> takes out.</summary>
    public const int SavedSize = SavedTotals + 256 + PointOctets;

    // Numbers before the counts of the octets. Those of them that follow from others are 0.
    private const int SavedTotals = 14;

    /// <summary>Takes the state out, as the numbers that Broker carries.</summary>
    public ulong[] Save()
    {
        double sum = 0, squares = 0;
        for (var octet = 0; octet < _counts.Length; octet++)
        {
            sum += octet * (double)_counts[octet];
            squares += octet * (double)octet * _counts[octet];
        }

        var saved = new ulong[SavedSize];
        ReadOnlySpan<ulong> totals =
        [
            (ulong)_total, (ulong)_pointLength, _total == 0 ? 1u : 0u, (ulong)_inside, (ulong)_points,
            0, 0, 0, 0, // what the last point and the figures were
            (ulong)_first, (ulong)_last, (ulong)_products, (ulong)sum, (ulong)squares,
        ];
        totals.CopyTo(saved);
        for (var octet = 0; octet < _counts.Length; octet++)
            saved[SavedTotals + octet] = (ulong)_counts[octet];
        for (var i = 0; i < PointOctets; i++)
            saved[SavedTotals + 256 + i] = _point[i];
        return saved;
    }

    /// <summary>A test that goes on from a state that was taken out.</summary>
    /// <returns><see langword="null"/> if it is none.</returns>
    public static EntropyVal? Load(ReadOnlySpan<ulong> saved)
    {
        if (saved.Length != SavedSize || saved[0] > long.MaxValue || saved[1] >= PointOctets || saved[4] > saved[0] || saved[3] > saved[4]
            || saved[9] > byte.MaxValue || saved[10] > byte.MaxValue)
        {
            return null;
        }

        var test = new EntropyVal
        {
            _total = (long)saved[0],
            _pointLength = (int)saved[1],
            _inside = (long)saved[3],
            _points = (long)saved[4],
            _first = (int)saved[9],
            _last = (int)saved[10],
            _products = saved[11],
        };
        for (var octet = 0; octet < test._counts.Length; octet++)
        {
            if (saved[SavedTotals + octet] > saved[0])
                return null;
            test._counts[octet] = (long)saved[SavedTotals + octet];
        }

        for (var i = 0; i < PointOctets; i++)
            test._point[i] = (byte)saved[SavedTotals + 256 + i];
        return test;
    }

    /// <summary>Adds octets.</summary>
    public void Add(ReadOnlySpan<byte> data)
    {
        foreach (var octet in data)
        {
            if (_total++ == 0)
                _first = octet;
            else
                _products += _last * (double)octet;
            _last = octet;
            _counts[octet]++;
            _point[_pointLength++] = octet;
            if (_pointLength == PointOctets)
                CountPoint();
        }
    }

    /// <summary>Computes the figures.</summary>
    public void Finish()
    {
        double sum = 0, squares = 0, total = _total;
        (Entropy, ChiSquare) = (0, 0);
        var expected = total / 256;
        for (var octet = 0; octet < _counts.Length; octet++)
        {
            double count = _counts[octet];
            sum += octet * count;
            squares += octet * (double)octet * count;
            ChiSquare += (count - expected) * (count - expected) / expected;
            if (count > 0)
                Entropy -= count / total * Math.Log2(count / total);
        }

        Mean = sum / total;
        MonteCarloPi = 4.0 * _inside / _points;
        var variance = (total * squares) - (sum * sum);
        var products = _products + ((double)_last * _first); // the series is taken as a ring
        SerialCorrelation = variance == 0 ? NoCorrelation : ((total * products) - (sum * sum)) / variance;
    }

    private void CountPoint()
    {
        double x = (_point[0] << 16) | (_point[1] << 8) | _point[2];
        double y = (_point[3] << 16) | (_point[4] << 8) | _point[5];
        _points++;
        if ((x * x) + (y * y) <= Radius * Radius)
            _inside++;
        _pointLength = 0;
    }
}
