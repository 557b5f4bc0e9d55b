"""What dev.py does its set-up and its commands with: the standard library and nothing else."""
