using System.Numerics;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007): how many different elements there were, in little room.</summary>
public sealed class CardinalityVal : OpaqueVal
{
    private const int FewestIndexBits = 4;
    private const int MostIndexBits = 18;

    private readonly int _indexBits;
    private readonly byte[] _registers;

    /// <summary>A counter whose error is below <paramref name="error"/> with probability <paramref name="confidence"/>.</summary>
    public CardinalityVal(double error, double confidence)
        : this(IndexBits(error, confidence))
    {
    }

    private CardinalityVal(int indexBits)
        : base(new OpaqueType("cardinality"))
    {
        _indexBits = indexBits;
        _registers = new byte[1 << indexBits];
    }

    /// <inheritdoc/>
    public override string ClassName => "CardinalityVal";

    /// <summary>Type of the elements; known once one was added.</summary>
    public ScriptType? ElementType { get; set; }

    /// <summary>The highest rank of an element by the upper bits of its hash.</summary>
    public ReadOnlySpan<byte> Registers => _registers;

    /// <summary>What the estimate is corrected by, for so many registers.</summary>
    public double Alpha => _registers.Length switch
    {
        16 => 0.673,
        32 => 0.697,
        64 => 0.709,
        _ => 0.7213 / (1 + (1.079 / _registers.Length)),
    };

    /// <summary>A counter that goes on from what another has counted.</summary>
    /// <param name="registers">Its registers.</param>
    /// <returns><see langword="null"/> if there cannot be so many, or not with such ranks.</returns>
    public static CardinalityVal? Load(ReadOnlySpan<byte> registers)
    {
        if (!BitOperations.IsPow2(registers.Length) || registers.Length is < 1 << FewestIndexBits or > 1 << MostIndexBits
            || registers.ContainsAnyExceptInRange((byte)0, (byte)64))
        {
            return null;
        }

        var counter = new CardinalityVal(BitOperations.Log2((uint)registers.Length));
        registers.CopyTo(counter._registers);
        return counter;
    }

    /// <inheritdoc/>
    public override OpaqueVal Clone() => Copy();

    /// <summary>A copy that counts on by itself.</summary>
    public CardinalityVal Copy()
    {
        var copy = new CardinalityVal(_indexBits) { ElementType = ElementType };
        _registers.CopyTo(copy._registers, 0);
        return copy;
    }

    /// <summary>Counts an element.</summary>
    public void Add(Value element)
    {
        var hash = ElementHash.Of(element, 0);
        var index = (int)(hash >> (64 - _indexBits));
        var rest = (hash << _indexBits) | (1UL << (_indexBits - 1)); // a stop bit, so that the rank is bounded
        var rank = (byte)(BitOperations.LeadingZeroCount(rest) + 1);
        if (rank > _registers[index])
            _registers[index] = rank;
    }

    /// <summary>The estimate; exact counting of empty registers while there are many of them.</summary>
    public double Estimate()
    {
        double sum = 0;
        var empty = 0;
        foreach (var register in _registers)
        {
            sum += Math.ScaleB(1, -register);
            if (register == 0)
                empty++;
        }

        double m = _registers.Length;
        var raw = Alpha * m * m / sum;
        return raw <= 2.5 * m && empty > 0 ? m * Math.Log(m / empty) : raw; // 64-bit hashes need no correction at the top
    }

    /// <summary>Counts what <paramref name="other"/> has counted.</summary>
    /// <returns><see langword="false"/> if it has another precision.</returns>
    public bool Merge(CardinalityVal other)
    {
        if (other._indexBits != _indexBits)
            return false;
        for (var i = 0; i < _registers.Length; i++)
            _registers[i] = Math.Max(_registers[i], other._registers[i]);
        return true;
    }

    // The standard error is 1.04 / sqrt(m); the confidence tells how many of them the error may be.
    private static int IndexBits(double error, double confidence)
    {
        var deviations = NormalQuantile(0.5 + (confidence / 2));
        var registers = Math.Pow(1.04 * deviations / error, 2);
        return (int)Math.Clamp(Math.Ceiling(Math.Log2(registers)), FewestIndexBits, MostIndexBits);
    }

    // By bisection on the tail of the normal distribution, which is integrated numerically: off the hot path.
    private static double NormalQuantile(double probability)
    {
        double low = 0, high = 8;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (0.5 + Area(middle) < probability)
                low = middle;
            else
                high = middle;
        }

        return Math.Max(high, 0.1);
    }

    private static double Area(double limit)
    {
        const int Steps = 200;
        var width = limit / Steps;
        double area = 0;
        for (var i = 0; i < Steps; i++)
        {
            var x = (i + 0.5) * width;
            area += Math.Exp(-x * x / 2) * width;
        }

        return area / Math.Sqrt(2 * Math.PI);
    }
}
