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
