"""What is done with violations once, after both phases: suppressions, baseline, score."""
