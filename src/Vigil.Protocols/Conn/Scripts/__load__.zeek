@load ./removal-hooks
@load ./main
@load ./inactivity
@load ./polling
@load ./thresholds
@load ./contents
