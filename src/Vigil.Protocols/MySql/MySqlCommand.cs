namespace Vigil.Protocols.MySql;

/// <summary>Commands (COM_...) whose answers are followed, with their numbers.</summary>
internal static class MySqlCommand
{
    /// <summary>A statement in text.</summary>
    public const byte Query = 3;

    /// <summary>Logs in again.</summary>
    public const byte ChangeUser = 17;

    /// <summary>What the server answers a command with.</summary>
    public static MySqlExpectation AnswerTo(byte command) => command switch
    {
        2 or 5 or 6 or 7 or 8 or 12 or 13 or 14 or 26 or 27 or 31 => MySqlExpectation.Status, // INIT_DB ... PING, STMT_RESET, SET_OPTION, RESET_CONNECTION
        Query or 10 => MySqlExpectation.ColumnCount, // PROCESS_INFO
        4 => MySqlExpectation.Fields, // FIELD_LIST
        ChangeUser => MySqlExpectation.Authentication,
        _ => MySqlExpectation.Nothing, // answers in forms of their own, or none
    };
}
