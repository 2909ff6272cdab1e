-- Old lines are found at the head of the log: every request, reads too, would pay for an index of their times.

drop index provisioning_log_at;
