using System.Runtime.CompilerServices;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <content>Keys of large tables, whose strings and IPv6 addresses lie in an arena for each page.</content>
public sealed partial class TableVal
{
    // Tables of prefixes and of patterns look at their keys all the time.
    private bool CanPack => !TableType.IsSubnetIndexed && !TableType.IsPatternIndexed && HasPackableIndex(TableType);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private KeyArena? ArenaOf(int entry) => _pages?[entry >> PageBits].Arena;

    private static bool HasPackableIndex(TableType type)
    {
        foreach (var index in type.Indices)
        {
            if (index.Tag is TypeTag.String or TypeTag.Addr)
                return true;
        }

        return false;
    }

    private static Value[] Unpacked(KeyArena arena, ReadOnlySpan<Value> stored)
    {
        var key = new Value[stored.Length];
        for (var i = 0; i < key.Length; i++)
            key[i] = arena.Unpack(stored[i]);
        return key;
    }

    private static bool HasKey(KeyArena arena, ReadOnlySpan<Value> stored, ReadOnlySpan<Value> key)
    {
        if (stored.Length != key.Length)
            return false;
        for (var i = 0; i < key.Length; i++)
        {
            if (!arena.AreEqual(stored[i], key[i]))
                return false;
        }

        return true;
    }

    private void StoreKey(int entry, ReadOnlySpan<Value> key)
    {
        var run = KeyRun(entry);
        if (ArenaOf(entry) is null)
        {
            key.CopyTo(run);
            return;
        }

        var page = _pages![entry >> PageBits]; // only pages have arenas
        for (var i = 0; i < key.Length; i++)
        {
            if (!KeyArena.CanHold(key[i]))
            {
                run[i] = key[i];
                continue;
            }

            CloseGaps(page, page.Arena!.HasRoom(key[i]));
            run[i] = page.Arena!.Pack(key[i]);
        }
    }

    private void ReleaseKey(int entry)
    {
        var run = KeyRun(entry);
        if (ArenaOf(entry) is { } arena)
        {
            foreach (var component in run)
                arena.Release(component);
        }

        run.Clear();
    }

    private void MoveKey(int from, int to)
    {
        var source = KeyRun(from);
        var target = KeyRun(to);
        var (old, page) = (ArenaOf(from), _pages![to >> PageBits]); // only tables of pages move entries
        if (old is null || ReferenceEquals(old, page.Arena))
        {
            source.CopyTo(target);
        }
        else
        {
            for (var i = 0; i < source.Length; i++)
            {
                CloseGaps(page, page.Arena!.HasRoomFor(source[i])); // all pages have one, or none
                target[i] = page.Arena!.Take(old, source[i]);
                old.Release(source[i]);
            }
        }

        source.Clear();
    }

    // An arena that is full grows, unless half of it belongs to keys that are gone.
    private static void CloseGaps(TablePage page, bool hasRoom)
    {
        if (hasRoom || !page.Arena!.IsHalfGarbage) // asked only of pages that have one
            return;
        var old = page.Arena;
        page.Arena = new(old.Used);
        foreach (ref var component in page.Keys.AsSpan())
            component = page.Arena.Take(old, component);
    }

    private static void PackPage(TablePage page)
    {
        var size = 0;
        foreach (var component in page.Keys)
            size += KeyArena.CanHold(component) ? KeyArena.SizeOf(component) : 0;
        var arena = page.Arena = new(size);
        foreach (ref var component in page.Keys.AsSpan())
        {
            if (KeyArena.CanHold(component))
                component = arena.Pack(component);
        }
    }
}
