namespace Vigil.Files.Entropy;

/// <summary>Five measures of how random octets look, fed piece by piece.</summary>
internal sealed class EntropyMeter
{
    // The Monte Carlo test takes six octets for a point in a square: is it inside of the quarter circle?
    private const int PointSize = 6;
    private const double Side = 256.0 * 256 * 256 - 1;

    private readonly long[] _counts = new long[256];
    private readonly byte[] _point = new byte[PointSize];
    private int _pointLength;
    private long _points;
    private long _inside;
    private long _total;
    private byte _first;
    private byte _last;
    private double _products;
    private double _sum;
    private double _squares;

    /// <summary>Octets so far.</summary>
    public long Total => _total;

    /// <summary>Bits of information for each octet.</summary>
    public double Entropy
    {
        get
        {
            var entropy = 0.0;
            foreach (var count in _counts)
            {
                if (count > 0)
                    entropy -= (double)count / _total * Math.Log2((double)count / _total);
            }

            return entropy;
        }
    }

    /// <summary>Distance from an even distribution.</summary>
    public double ChiSquare
    {
        get
        {
            var expected = _total / 256.0;
            var sum = 0.0;
            foreach (var count in _counts)
                sum += (count - expected) * (count - expected) / expected;
            return sum;
        }
    }

    /// <summary>Arithmetic mean.</summary>
    public double Mean => _sum / _total;

    /// <summary>Pi as the Monte Carlo test has it.</summary>
    public double MonteCarloPi => _points == 0 ? 0 : 4.0 * _inside / _points;

    /// <summary>How much an octet tells of the next one.</summary>
    public double SerialCorrelation
    {
        get
        {
            var products = _products + ((double)_last * _first); // the last octet is followed by the first
            var denominator = (_total * _squares) - (_sum * _sum);
            return denominator == 0 ? -100000 : ((_total * products) - (_sum * _sum)) / denominator;
        }
    }

    /// <summary>Takes the next octets.</summary>
    public void Add(ReadOnlySpan<byte> data)
    {
        foreach (var octet in data)
        {
            _counts[octet]++;
            if (_total++ == 0)
                _first = octet;
            else
                _products += (double)_last * octet;
            _last = octet;
            _sum += octet;
            _squares += (double)octet * octet;
            _point[_pointLength++] = octet;
            if (_pointLength == PointSize)
                TakePoint();
        }
    }

    private void TakePoint()
    {
        _pointLength = 0;
        _points++;
        double x = (_point[0] << 16) | (_point[1] << 8) | _point[2];
        double y = (_point[3] << 16) | (_point[4] << 8) | _point[5];
        if ((x * x) + (y * y) <= Side * Side)
            _inside++;
    }
}
