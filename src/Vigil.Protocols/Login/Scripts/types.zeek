##! What scripts can know of Login traffic before any policy is loaded.

module GLOBAL;

const LOGIN_STATE_AUTHENTICATE: count = 0;
const LOGIN_STATE_CONFUSED: count = 3;
const LOGIN_STATE_LOGGED_IN: count = 1;
const LOGIN_STATE_SKIP: count = 2;
global direct_login_prompts: set[string] = set() &redef;
global login_failure_msgs: set[string] = set() &redef;
global login_non_failure_msgs: set[string] = set() &redef;
global login_prompts: set[string] = set() &redef;
global login_success_msgs: set[string] = set() &redef;
global login_timeouts: set[string] = set() &redef;
global skip_authentication: set[string] = set() &redef;
