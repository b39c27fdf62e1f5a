##! Input streams as scripts use them; the engine does the reading.

module Input;

export {
	global add_table: function(description: Input::TableDescription): bool;
	global add_event: function(description: Input::EventDescription): bool;
	global add_analysis: function(description: Input::AnalysisDescription): bool;

	## Ends a stream. What it brought into a table stays there.
	global remove: function(id: string): bool;

	## Has a stream read its source now, whatever its mode.
	global force_update: function(id: string): bool;
}

function add_table(description: Input::TableDescription): bool
	{ return __create_table_stream(description); }

function add_event(description: Input::EventDescription): bool
	{ return __create_event_stream(description); }

function add_analysis(description: Input::AnalysisDescription): bool
	{ return __create_analysis_stream(description); }

function remove(id: string): bool
	{ return __remove_stream(id); }

function force_update(id: string): bool
	{ return __force_update(id); }
