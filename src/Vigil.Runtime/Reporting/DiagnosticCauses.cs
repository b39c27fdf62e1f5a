namespace Vigil.Runtime.Reporting;

/// <summary>What usually lies behind a message, and the cure, for messages that do not say it themselves.</summary>
internal static class DiagnosticCauses
{
    /// <summary>A sentence for the code of a message; <see langword="null"/> if the message says all.</summary>
    public static string? Of(string code) => code switch
    {
        "syntax" => "the text cannot be read on from here; often a ';', a bracket or an operator is missing just before",
        "unknown-identifier" => "nothing of this name was declared up to here; declare it, or @load the script that does",
        "unknown-type" => "no type of this name was declared up to here; declare it, or @load the script that does",
        "unknown-event" => "no script declares this event and the engine does not raise it",
        "unknown-field" => "the record type has no field of this name; 'redef record' can add one",
        "not-exported" => "only what stands in an 'export { }' block can be used from other modules",
        "type-clash" => "the two sides have different types and no conversion leads from one to the other",
        "argument-mismatch" => "number or types of the arguments differ from the declaration",
        "missing-field" => "fields without &optional and &default must be given",
        "missing-capture" => "a lambda or 'when' sees local variables of the function around only if its [list] names them",
        "cannot-redefine-a-variable-not-marked" => "add &redef to its declaration, or assign it while the program runs",
        "const-is-not-a-modifiable-lvalue" => "constants change only through 'redef', while scripts load",
        "option-is-not-a-modifiable-lvalue" => "options change through the configuration framework: Config::set_value",
        "already-defined" => "a name is declared once; the other place is shown too",
        "already-a-global-identifier" => "a local variable cannot have the name of a global of the same module",
        "unused-value" => "the statement computes a value and drops it; an assignment or a call may be meant",
        "unused-local" => "nothing reads the variable; remove it, or name it _",
        "unused-assignment" => "no path leads from the assignment to a place that reads the variable",
        "never-set" => "the variable has no value when this is reached; give it one where it is declared",
        "possibly-unset" => "on some path the variable has no value here; give it one where it is declared",
        "constant-condition" => "the outcome does not depend on anything that changes",
        "unreachable" => "what stands before it never lets control come here",
        "deprecated" => null,
        "misplaced-break" => "'break' leaves a loop, a switch or a hook body",
        "misplaced-next" => "'next' goes on with the next turn of a loop",
        "script-not-found" => "scripts are looked for beside the loading one, then along VIGILPATH or ZEEKPATH",
        "unused-function" => "call it, export it, mark it &is_used, or remove it",
        "conditional-in-test-must-be-boolean" => "conditions are of type bool; compare with something",
        "no-such-index" => "test with 'in' first, or give the table a &default",
        "field-value-missing" => "test with '?$' first",
        "value-used-but-not-set" => "the variable was declared without a value and none was assigned before",
        "too-deep" => "divide it into several expressions or functions",
        _ => null,
    };
}
