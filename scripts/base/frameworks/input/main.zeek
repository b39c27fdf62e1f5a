##! Reads tables, events and files for analysis from outside.

module Input;

export {
	## All that was in the source when reading began has been delivered.
	global end_of_data: event(name: string, source: string);

	global add_table: function(description: TableDescription): bool;
	global add_event: function(description: EventDescription): bool;
	global add_analysis: function(description: AnalysisDescription): bool;
	global remove: function(id: string): bool;
	global force_update: function(id: string): bool;
}

function add_table(description: TableDescription): bool
	{ return __create_table_stream(description); }

function add_event(description: EventDescription): bool
	{ return __create_event_stream(description); }

function add_analysis(description: AnalysisDescription): bool
	{ return __create_analysis_stream(description); }

function remove(id: string): bool
	{ return __remove_stream(id); }

function force_update(id: string): bool
	{ return __force_update(id); }
