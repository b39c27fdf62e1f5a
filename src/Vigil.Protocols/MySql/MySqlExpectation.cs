namespace Vigil.Protocols.MySql;

/// <summary>What the server is to send next.</summary>
internal enum MySqlExpectation : byte
{
    /// <summary>Its greeting.</summary>
    Greeting,

    /// <summary>Whether the client is in, or what else it has to show.</summary>
    Authentication,

    /// <summary>Nothing that is followed.</summary>
    Nothing,

    /// <summary>OK, EOF or an error.</summary>
    Status,

    /// <summary>How many columns a result has; or OK, an error, or the wish for a file.</summary>
    ColumnCount,

    /// <summary>A description of a column.</summary>
    Column,

    /// <summary>The end of the columns.</summary>
    ColumnsEnd,

    /// <summary>A row, or the end of rows.</summary>
    Row,

    /// <summary>A field of a table, or the end of fields.</summary>
    Fields,
}
