namespace Vigil.Analysis.Signatures;

/// <summary>A set of few numbers, in order; the default is empty. Each connection has some, nearly all of one to four numbers.</summary>
internal struct NumberSet
{
    private int[]? _numbers;
    private int _count;

    /// <summary>Whether a number is in it.</summary>
    public readonly bool Contains(int number) => Find(number) >= 0;

    /// <summary>Puts a number in.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(int number)
    {
        var place = Find(number);
        if (place >= 0)
            return false;
        _numbers ??= new int[2];
        if (_count == _numbers.Length)
            Array.Resize(ref _numbers, _count * 2);
        Array.Copy(_numbers, ~place, _numbers, ~place + 1, _count - ~place);
        _numbers[~place] = number;
        _count++;
        return true;
    }

    private readonly int Find(int number) => _numbers.AsSpan(0, _count).BinarySearch(number);
}
