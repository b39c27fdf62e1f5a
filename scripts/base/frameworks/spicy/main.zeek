##! Switches for grammar-defined analyzers.

module Spicy;

export {
	global enable_protocol_analyzer: function(tag: Analyzer::Tag): bool;
	global disable_protocol_analyzer: function(tag: Analyzer::Tag): bool;
	global enable_file_analyzer: function(tag: Files::Tag): bool;
	global disable_file_analyzer: function(tag: Files::Tag): bool;
	global resource_usage: function(): ResourceUsage;
}

function enable_protocol_analyzer(tag: Analyzer::Tag): bool
	{ return __toggle_analyzer(tag, T); }

function disable_protocol_analyzer(tag: Analyzer::Tag): bool
	{ return __toggle_analyzer(tag, F); }

function enable_file_analyzer(tag: Files::Tag): bool
	{ return __toggle_analyzer(tag, T); }

function disable_file_analyzer(tag: Files::Tag): bool
	{ return __toggle_analyzer(tag, F); }

function resource_usage(): ResourceUsage
	{ return __resource_usage(); }
