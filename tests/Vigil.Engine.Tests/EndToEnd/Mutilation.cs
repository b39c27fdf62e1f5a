using System.Text;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>Damaged versions of conversations; the same for the same seed.</summary>
internal sealed class Mutilation(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number below <paramref name="limit"/>.</summary>
    public int Next(int limit) => _random.Next(limit);

    /// <summary>A conversation with some turns damaged, left out, said twice or said by the other side.</summary>
    public string[] Of(string[] turns)
    {
        var damaged = new List<string>();
        foreach (var turn in turns)
        {
            switch (_random.Next(8))
            {
                case 0:
                    break;
                case 1:
                    damaged.AddRange([turn, turn]);
                    break;
                case 2:
                    damaged.Add((turn[0] == '>' ? '<' : '>') + turn[1..]);
                    break;
                case 3 or 4:
                    damaged.Add(turn[0] + Of(turn[1..]));
                    break;
                default:
                    damaged.Add(turn);
                    break;
            }
        }

        return [.. damaged];
    }

    /// <summary>Octets (as Latin-1) of which some were changed, cut off, doubled or made up.</summary>
    public string Of(string octets)
    {
        var text = new StringBuilder(octets);
        for (var changes = _random.Next(1, 5); changes > 0 && text.Length > 0; changes--)
        {
            var at = _random.Next(text.Length);
            switch (_random.Next(5))
            {
                case 0:
                    text[at] = (char)_random.Next(256);
                    break;
                case 1:
                    text[at] = (char)255;
                    break;
                case 2:
                    text.Length = at;
                    break;
                case 3:
                    text.Insert(at, octets[_random.Next(octets.Length)..]);
                    break;
                default:
                    text[at] = (char)(text[at] ^ (1 << _random.Next(8)));
                    break;
            }
        }

        return text.ToString();
    }
}
