namespace Vigil.Broker;

/// <summary>Where a master keeps its entries.</summary>
public enum StoreBackend
{
    /// <summary>In memory.</summary>
    Memory,

    /// <summary>In an SQLite file of the reference's format.</summary>
    Sqlite,

    /// <summary>In a folder of RocksDB; needs librocksdb.</summary>
    RocksDb,
}

/// <summary>How carefully SQLite writes.</summary>
public enum SqliteSynchronous
{
    /// <summary>As the file or the library has it.</summary>
    Unset,

    /// <summary>The system writes when it likes: safe from the end of the process, not from that of the machine.</summary>
    Off,

    /// <summary>Safe from corruption.</summary>
    Normal,

    /// <summary>Safe from the loss of power.</summary>
    Full,

    /// <summary>As <see cref="Full"/>, folders too.</summary>
    Extra,
}

/// <summary>How SQLite keeps a way back.</summary>
public enum SqliteJournal
{
    /// <summary>As the file or the library has it.</summary>
    Unset,

    /// <summary>In a journal that is deleted.</summary>
    Delete,

    /// <summary>In a log that is written ahead.</summary>
    Wal,
}

/// <summary>How a master keeps its entries.</summary>
public sealed record StoreOptions
{
    /// <summary>The file (SQLite) or folder (RocksDB); folders on the way are made. The store's name with an ending unless given.</summary>
    public string? Path { get; init; }

    /// <summary>How carefully SQLite writes.</summary>
    public SqliteSynchronous Synchronous { get; init; }

    /// <summary>How SQLite keeps a way back.</summary>
    public SqliteJournal Journal { get; init; }

    /// <summary>Whether a broken SQLite file is deleted and begun anew, rather than being an error.</summary>
    public bool DeleteBrokenFile { get; init; }

    /// <summary>Whether an SQLite file is searched for damage when it is opened.</summary>
    public bool CheckIntegrity { get; init; }
}
