using Vigil.Core.Net;

namespace Vigil.Protocols.Tests;

/// <summary>Hostile versions of good messages; the same for the same seed.</summary>
internal sealed class Mutation(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A message from <paramref name="corpus"/> with octets changed, cut, doubled or made up.</summary>
    public byte[] Of(IReadOnlyList<byte[]> corpus)
    {
        List<byte> message = [.. corpus[_random.Next(corpus.Count)]];
        for (var changes = _random.Next(4); changes > 0 && message.Count > 0; changes--)
        {
            var at = _random.Next(message.Count);
            switch (_random.Next(6))
            {
                case 0:
                    message[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    message[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 2:
                    message[at] = _random.Next(2) == 0 ? byte.MaxValue : (byte)0xC0; // lengths and pointers at their limits
                    break;
                case 3:
                    message.RemoveRange(at, message.Count - at);
                    break;
                case 4:
                    message.InsertRange(at, message.GetRange(at, _random.Next(message.Count - at)));
                    break;
                default:
                    var noise = new byte[_random.Next(40)];
                    _random.NextBytes(noise);
                    message.InsertRange(at, noise);
                    break;
            }
        }

        return [.. message];
    }

    /// <summary>A number below <paramref name="limit"/>.</summary>
    public int Next(int limit) => _random.Next(limit);

    /// <summary>Either end.</summary>
    public Direction Direction() => (Direction)_random.Next(2);
}
